"""Two persons sign what they have read; the second signature settles the plan."""

from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation

from actors.models import Membership
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.evaluation_states import Design, EvaluationState, Part
from testbeds.planning import signing
from testbeds.planning.lacking import lacks, lacks_of_plan
from testbeds.states import NeedState
from tests.factories import MembershipFactory, RoleFactory, UserFactory
from tests.testbeds.planning.situations import ready, settled, sign_as, who

pytestmark = pytest.mark.django_db


def test_checksum_that_is_shown_is_the_one_of_the_downloaded_plan(client):
    """Statement 19, its second half."""
    evaluation = settled()

    file = client.get(reverse("evaluations:plan_file", args=[evaluation.slug])).content
    page = client.get(reverse("evaluations:plan", args=[evaluation.slug])).content.decode()

    assert sha256(file).hexdigest() == evaluation.plan.checksum
    assert f"<code>{evaluation.plan.checksum}</code>" in page


def test_second_signature_settles_the_plan_and_begins_the_test_of_its_needs():
    evaluation = settled()

    need = evaluation.needs.get()
    step = evaluation.steps.first()
    assert (evaluation.state, need.state) == (EvaluationState.PLAN_FROZEN, NeedState.IN_TEST)
    assert (step.to_state, step.reason) == (EvaluationState.PLAN_FROZEN, evaluation.plan.checksum)
    assert [one.part for one in evaluation.plan.signatures.all()] == [Part.LEAD, Part.SITE_LEAD]


def test_first_signature_tells_the_other_and_the_second_everybody():
    evaluation = ready()
    supplier = RoleFactory(evaluation=evaluation, part=Part.SUPPLIER).user
    MembershipFactory(actor=evaluation.offering.actor, user=supplier)
    lead, site_lead = who(evaluation, Part.LEAD), who(evaluation, Part.SITE_LEAD)

    sign_as(evaluation, Part.LEAD)
    sign_as(evaluation, Part.SITE_LEAD)

    letters = OutboundLetter.objects.filter(kind__startswith="plan_").values_list("kind", "recipient")
    told = {("plan_to_sign", site_lead.pk)} | {("plan_settled", one.pk) for one in (lead, site_lead, supplier)}
    assert set(letters) == told


def test_same_person_signs_once_though_they_lead_both():
    evaluation = ready()
    lead = who(evaluation, Part.LEAD)
    evaluation.roles.filter(part=Part.SITE_LEAD).update(user=lead)
    sign_as(evaluation, Part.LEAD)

    with pytest.raises(Refused, match="två personer"):
        sign_as(evaluation, Part.SITE_LEAD)


@pytest.mark.parametrize("part", [Part.SUPPLIER, Part.ASSESSOR, Part.REVIEWER])
def test_nobody_else_signs(part):
    evaluation = ready()
    person = RoleFactory(evaluation=evaluation, part=part).user

    with pytest.raises(PermissionDenied):
        signing.sign(evaluation, by=person, seen=signing.mark(evaluation.plan))


CHANGED = {
    "measure": lambda evaluation: evaluation.plan.measures.update(worthwhile=1),
    "version": lambda evaluation: type(evaluation).objects.update(version_text="4.0"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_plan_that_changed_since_it_was_read_is_not_signed(what):
    evaluation = ready()
    seen = signing.mark(evaluation.plan)
    CHANGED[what](evaluation)

    with pytest.raises(Refused, match="ändrats"):
        signing.sign(evaluation, by=who(evaluation, Part.LEAD), seen=seen)


def test_signature_of_somebody_who_left_does_not_count():
    evaluation = ready()
    sign_as(evaluation, Part.LEAD)
    evaluation.roles.filter(part=Part.LEAD).update(until=timezone.now())
    new = RoleFactory(evaluation=evaluation, part=Part.LEAD, user=UserFactory()).user
    evaluation.declarations.create(user=new, has_conflict=False)

    sign_as(evaluation, Part.SITE_LEAD)

    evaluation.refresh_from_db()
    assert evaluation.state == EvaluationState.PLANNING
    assert [one.part for one in evaluation.plan.signatures.all()] == [Part.SITE_LEAD]


def test_plan_that_lacks_something_is_not_signed():
    evaluation = ready()
    evaluation.plan.measures.update(worthwhile=None)

    with pytest.raises(Refused, match="minsta betydelsefulla skillnaden"):
        sign_as(evaluation, Part.LEAD)

    assert evaluation.plan.signatures.count() == 0


def test_everything_that_is_lacking_is_told():
    evaluation = ready()
    evaluation.plan.measures.all().delete()
    evaluation.declarations.all().delete()
    evaluation.needs.clear()
    evaluation.may_publish, evaluation.version_text, evaluation.checklist = False, "", {}
    evaluation.plan.stop_rules, evaluation.plan.ethics_needed = "", "unknown"

    with translation.override("en"):
        told = lacks(evaluation, evaluation.plan)

    assert told == [
        "Answer: When the test is stopped.",
        "Find out whether an ethical review is needed.",
        "Choose one primary measure.",
        "Name at least one need that its owner has confirmed. Until then it stays a proposal.",
        "Say which version of the offering is tried.",
        "Agree with the supplier that the result is published, whatever it is.",
        "Answer all the questions before planning.",
        "Everybody who leads, judges or reviews says whether something ties them to the supplier.",
    ]


@pytest.mark.parametrize(
    ("design", "facts", "told"),
    [
        (Design.PAIRED, {"worthwhile": None}, "smallest that is worth something"),
        (Design.SINGLE, {"enough": None}, "nothing to compare with"),
        (Design.PAIRED, {"unit": ""}, "in which unit"),
    ],
)
def test_measure_that_lacks_something_is_told(design, facts, told):
    plan = ready().plan
    plan.design = design
    plan.measures.update(**facts)

    with translation.override("en"):
        lacking = lacks_of_plan(plan)

    assert len(lacking) == 1
    assert told in lacking[0]


def test_lead_who_has_joined_the_supplier_settles_nothing():
    evaluation = ready()
    sign_as(evaluation, Part.SITE_LEAD)
    MembershipFactory(actor=evaluation.offering.actor, user=who(evaluation, Part.LEAD))

    with pytest.raises(Refused):
        sign_as(evaluation, Part.LEAD)

    assert Membership.objects.count() == 1
