"""People decide and two sign; what is barred cannot be chosen, neither here nor in the database."""

import pytest
from django.db import IntegrityError, connection, transaction

from arena.shared.errors import Refused
from testbeds.evaluation_states import Certainty, Domain, EvaluationState, Mark, Outcome, Part, Severity
from testbeds.judging import agreeing, concluding
from testbeds.judging.proposing import facts_of, propose
from testbeds.models import Evaluation, Incident, Verdict, VerdictSignature
from tests.factories import MembershipFactory, UserFactory
from tests.factories.evaluations import IncidentFactory, VerdictFactory
from tests.testbeds.judging.situations import agreed_evaluation, evaluation_in, grades, hand_in, one

pytestmark = pytest.mark.django_db


def conclude(evaluation, outcome=Outcome.RECOMMENDED, **said):
    return concluding.conclude(evaluation, outcome, by=one(evaluation, Part.LEAD), **said)


def sign(evaluation, *parts):
    for part in parts:
        verdict = Verdict.objects.get(evaluation=evaluation)
        verdict = concluding.sign(evaluation, seen=concluding.mark(verdict), by=one(evaluation, part))
    return verdict


def test_verdict_is_kept_with_what_it_was_proposed_from():
    verdict = conclude(agreed_evaluation())

    assert (verdict.proposed, verdict.proposed_because) == (Outcome.RECOMMENDED, [["clearly_better", {"n": 12}]])
    assert (verdict.certainty, sum(verdict.certainty_points.values())) == (Certainty.HIGH, 5)


def test_proposal_counts_major_deviations_incompleteness_and_members_of_the_site():
    evaluation = agreed_evaluation(missing=4)
    evaluation.deviations.create(what="Två veckor kortare.", why="Sommar.", is_major=True)
    MembershipFactory(actor=evaluation.site, user=one(evaluation, Part.LEAD))

    facts = facts_of(evaluation)

    assert (facts.completeness, facts.is_as_planned, facts.is_independent) == (75, False, False)
    assert propose(evaluation).outcome == Outcome.UNDECIDABLE


def test_lead_who_is_a_member_of_the_supplier_is_not_independent():
    evaluation = agreed_evaluation()
    MembershipFactory(actor=evaluation.offering.actor, user=one(evaluation, Part.LEAD))

    assert not facts_of(evaluation).is_independent


def test_verdict_waits_for_agreed_grades():
    with pytest.raises(Refused, match="område"):
        conclude(evaluation_in())


@pytest.mark.parametrize("domain", ["safety", "ethics"])
def test_insufficient_safety_or_ethics_cannot_be_recommended(domain):
    evaluation = agreed_evaluation(**{domain: Mark.INSUFFICIENT})

    with pytest.raises(Refused, match="kan inte väljas"):
        conclude(evaluation)

    assert conclude(evaluation, Outcome.CONDITIONAL, conditions="När det är löst.").proposed == Outcome.CONDITIONAL


@pytest.mark.parametrize("outcome", [Outcome.RECOMMENDED, Outcome.CONDITIONAL])
def test_serious_incident_bars_a_recommendation_until_it_is_explained(outcome):
    evaluation = agreed_evaluation()
    IncidentFactory(evaluation=evaluation, severity=Severity.SERIOUS)

    with pytest.raises(Refused, match="kan inte väljas"):
        conclude(evaluation, outcome, conditions="Ja.", reasons="Ändå.")


@pytest.mark.parametrize("domain", Domain.capping())
def test_database_refuses_a_recommendation_with_insufficient_safety_or_ethics(domain):
    evaluation = agreed_evaluation(**{domain.name.lower(): Mark.INSUFFICIENT})

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            cursor.execute(
                "INSERT INTO testbeds_verdict (evaluation_id, proposed, proposed_because, outcome, certainty,"
                " certainty_points, conditions, reasons)"
                " VALUES (%s, 'recommended', '[]', 'recommended', 'low', '{}', '', '')",
                [evaluation.pk],
            )
        cursor.execute("RESET ROLE")

    assert refused.value.__cause__.diag.constraint_name == "verdict_capped_by_safety_and_ethics"


def test_database_refuses_insufficient_safety_beside_a_recommendation():
    evaluation = agreed_evaluation()
    VerdictFactory(evaluation=evaluation)

    with pytest.raises(IntegrityError, match="bars a recommendation"), transaction.atomic():
        evaluation.grades.filter(sheet=None, domain=Domain.SAFETY).update(mark=Mark.INSUFFICIENT)


def test_database_refuses_any_recommendation_with_an_unexplained_serious_incident():
    evaluation = agreed_evaluation()
    IncidentFactory(evaluation=evaluation, severity=Severity.VERY_SERIOUS)

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        VerdictFactory(evaluation=evaluation, outcome=Outcome.CONDITIONAL, conditions="Ja.", reasons="Ändå.")

    assert refused.value.__cause__.diag.constraint_name == "verdict_waits_for_explained_incidents"


def test_incident_after_the_verdict_is_kept_and_stops_the_report():
    evaluation = agreed_evaluation()
    VerdictFactory(evaluation=evaluation)
    Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.DRAFTING)

    IncidentFactory(evaluation=evaluation, severity=Severity.SERIOUS)

    with pytest.raises(IntegrityError, match="serious incident"), transaction.atomic():
        Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.REPLY)
    assert Incident.objects.count() == 1


def test_departure_and_conditions_need_words():
    evaluation = agreed_evaluation()

    with pytest.raises(Refused, match="villkor"):
        conclude(evaluation, Outcome.RETEST, reasons="För få nätter.")
    with pytest.raises(Refused, match="föreslagna"):
        conclude(evaluation, Outcome.NOT_RECOMMENDED)

    assert conclude(evaluation, Outcome.NOT_RECOMMENDED, reasons="För dyrt.").reasons == "För dyrt."


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"outcome": Outcome.RETEST, "reasons": "Ja."}, "verdict_names_its_conditions"),
        ({"outcome": Outcome.UNDECIDABLE}, "verdict_explains_a_departure"),
    ],
)
def test_database_refuses_a_verdict_without_its_words(facts, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        VerdictFactory(**facts)


@pytest.mark.parametrize("parts", [[Part.LEAD, Part.ASSESSOR], [Part.SITE_LEAD, Part.LEAD]])
def test_verdict_is_decided_when_the_lead_and_one_more_have_signed(parts):
    evaluation = agreed_evaluation()
    conclude(evaluation)

    first = sign(evaluation, parts[0]).decided_at
    sign(evaluation, parts[1])

    assert (first, concluding.is_concluded(evaluation)) == (None, True)


def test_verdict_without_the_signature_of_the_lead_is_not_decided():
    evaluation = agreed_evaluation()
    conclude(evaluation)

    assert sign(evaluation, Part.ASSESSOR, Part.SITE_LEAD).decided_at is None


def test_verdict_is_signed_by_nobody_else_and_only_as_it_was_seen():
    evaluation = agreed_evaluation(Part.REVIEWER)
    seen = concluding.mark(conclude(evaluation))

    with pytest.raises(Refused):
        concluding.sign(evaluation, seen=seen, by=one(evaluation, Part.REVIEWER))
    with pytest.raises(Refused):
        concluding.sign(evaluation, seen=seen, by=UserFactory(staff=True))
    conclude(evaluation, Outcome.NOT_RECOMMENDED, reasons="För dyrt.")
    with pytest.raises(Refused, match="ändrats"):
        concluding.sign(evaluation, seen=seen, by=one(evaluation, Part.LEAD))

    assert not VerdictSignature.objects.exists()


def test_changed_verdict_or_grade_takes_the_signatures_away():
    evaluation = agreed_evaluation()
    lead = one(evaluation, Part.LEAD)
    for change in [
        lambda: conclude(evaluation, Outcome.NOT_RECOMMENDED, reasons="För dyrt."),
        lambda: agreeing.agree(evaluation, grades(economy=Mark.PARTLY), by=lead),
    ]:
        conclude(evaluation)
        sign(evaluation, Part.LEAD, Part.ASSESSOR)

        change()

        assert (VerdictSignature.objects.count(), concluding.is_concluded(evaluation)) == (0, False)


def test_the_same_verdict_saved_again_stays_signed():
    evaluation = agreed_evaluation()
    conclude(evaluation)
    sign(evaluation, Part.LEAD, Part.ASSESSOR)

    conclude(evaluation)

    assert concluding.is_concluded(evaluation)


def test_recommendation_falls_when_safety_is_agreed_to_be_insufficient():
    evaluation = agreed_evaluation()
    conclude(evaluation)

    agreeing.agree(evaluation, grades(safety=Mark.INSUFFICIENT), by=one(evaluation, Part.LEAD))

    assert not Verdict.objects.exists()


def test_verdict_whose_ground_has_changed_is_not_signed():
    evaluation = agreed_evaluation()
    conclude(evaluation)
    evaluation.deviations.create(what="Två veckor kortare.", why="Sommar.", is_major=True)

    with pytest.raises(Refused, match="ändrats"):
        sign(evaluation, Part.LEAD)


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE testbeds_verdict SET reasons = 'Nya skäl.'", "verdict_stands_while_signed"),
        ("UPDATE testbeds_verdict SET decided_at = now()", "verdict_decided_by_two"),
    ],
)
def test_database_lets_the_portal_change_nothing_that_is_signed_nor_decide_with_one(statement, constraint):
    evaluation = agreed_evaluation()
    conclude(evaluation)
    sign(evaluation, Part.LEAD)

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            cursor.execute(statement)
        cursor.execute("RESET ROLE")

    assert refused.value.__cause__.diag.constraint_name == constraint


def test_database_has_one_signature_of_each():
    evaluation = agreed_evaluation()
    conclude(evaluation)
    verdict = sign(evaluation, Part.LEAD)

    with pytest.raises(IntegrityError, match="verdictsignature_once_per_person"), transaction.atomic():
        verdict.signatures.create(user=one(evaluation, Part.LEAD))


def test_acts_of_judging_work_in_the_role_of_the_portal():
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        evaluation = evaluation_in()
        for part in [Part.LEAD, Part.ASSESSOR]:
            hand_in(evaluation, one(evaluation, part))
        agreeing.agree(evaluation, grades(), by=one(evaluation, Part.LEAD))
        conclude(evaluation, Outcome.UNDECIDABLE)
        sign(evaluation, Part.LEAD, Part.ASSESSOR)
        agreeing.agree(evaluation, grades(safety=Mark.INSUFFICIENT), by=one(evaluation, Part.LEAD))
        cursor.execute("RESET ROLE")

    assert (evaluation.grades.count(), VerdictSignature.objects.count()) == (21, 0)
