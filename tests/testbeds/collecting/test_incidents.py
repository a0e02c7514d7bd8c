"""What goes wrong is written once, told to those it concerns, and explained later."""

from datetime import date

import pytest

from arena import outbox
from arena.outbox.models import OutboundLetter
from testbeds.collecting import incidents
from testbeds.evaluation_states import EvaluationState, Part, Severity
from testbeds.judging.bounds import unexplained_in
from testbeds.letters.incidents import SeriousIncident, SeriousIncidentToStaff, SeriousIncidentToSupplier
from testbeds.models import Incident
from tests.factories import IncidentFactory, MembershipFactory, UserFactory
from tests.testbeds.collecting.situations import collecting, lead_of

pytestmark = pytest.mark.django_db
WHAT = "Sensorn larmade inte när någon föll."


def report(evaluation, by, **facts):
    said = {"happened_on": date(2026, 4, 7), "severity": Severity.SERIOUS, "description": WHAT, "action": ""}
    return incidents.report(evaluation, by=by, **(said | facts))


def letters():
    return sorted(OutboundLetter.objects.values_list("kind", "recipient"))


def test_serious_incident_is_told_to_each_it_concerns():
    evaluation, _measure, _people = collecting(EvaluationState.TEST)
    lead = lead_of(evaluation)
    site, supplier = (lead_of(evaluation, part) for part in (Part.SITE_LEAD, Part.SUPPLIER))
    lead_of(evaluation, Part.ASSESSOR)
    staff, tied = UserFactory(staff=True), UserFactory(staff=True)
    MembershipFactory(user=tied, actor=evaluation.offering.actor)

    report(evaluation, lead)

    assert letters() == sorted(
        [
            ("evaluation_incident", site.pk),
            ("evaluation_incident_to_supplier", supplier.pk),
            ("evaluation_incident_to_staff", staff.pk),
        ]
    )


def test_minor_incident_is_told_to_nobody():
    evaluation, _measure, _people = collecting(EvaluationState.TEST)
    lead_of(evaluation, Part.SITE_LEAD)

    report(evaluation, lead_of(evaluation), severity=Severity.MINOR)

    assert letters() == []


def test_text_of_an_incident_reaches_those_who_lead_and_staff_but_not_the_supplier():
    evaluation, _measure, _people = collecting(EvaluationState.TEST)
    incident = IncidentFactory(evaluation=evaluation, severity=Severity.SERIOUS, description=WHAT, action="Bytte den.")
    person = UserFactory()

    told = {
        letter.kind: "".join(outbox.preview(letter(incident, person), "sv"))
        for letter in (SeriousIncident, SeriousIncidentToStaff, SeriousIncidentToSupplier)
    }

    assert {kind: WHAT in text and "Bytte den." in text for kind, text in told.items()} == {
        "evaluation_incident": True,
        "evaluation_incident_to_staff": True,
        "evaluation_incident_to_supplier": False,
    }
    assert WHAT not in told["evaluation_incident_to_supplier"]


def test_incident_that_stops_the_test_stops_it_without_telling_what_happened():
    evaluation, _measure, _people = collecting(EvaluationState.TEST)

    report(evaluation, lead_of(evaluation), stops_test=True)

    evaluation.refresh_from_db()
    step = evaluation.steps.get()
    assert (evaluation.state, step.to_state, WHAT in step.reason) == (EvaluationState.STOPPED,) * 2 + (False,)


def test_serious_incidents_count_until_they_are_explained():
    evaluation, _measure, _people = collecting(EvaluationState.ANALYSIS)
    IncidentFactory(evaluation=evaluation, severity=Severity.MODERATE)
    worst = IncidentFactory(evaluation=evaluation, severity=Severity.VERY_SERIOUS)
    IncidentFactory(evaluation=evaluation, severity=Severity.SERIOUS)

    before = unexplained_in(evaluation)
    incidents.explain(worst, explanation="Nätet var nere; det finns nu reservkraft.")

    evaluation.refresh_from_db()
    assert (before, unexplained_in(evaluation), Incident.objects.count()) == (2, 1, 3)
    assert evaluation.data_changed_at is not None
