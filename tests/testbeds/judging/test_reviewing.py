"""Only somebody who has had no part in it reviews a report, and without the yes nothing is approved."""

import pytest
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.evaluating.conflicts import BLOCKED
from testbeds.evaluation_states import EvaluationState, Part, Severity
from testbeds.judging import reviewing
from tests.factories import MembershipFactory, UserFactory
from tests.factories.evaluations import IncidentFactory, RoleFactory, VerdictFactory
from tests.testbeds.judging.situations import in_review, one

pytestmark = pytest.mark.django_db


def approve(evaluation, by=None):
    return reviewing.approve(evaluation, seen=reviewing.mark(evaluation), by=by or one(evaluation, Part.REVIEWER))


def test_approval_counts_until_the_report_comes_to_review_again():
    evaluation = in_review()

    before = reviewing.is_approved(evaluation)
    evaluation = approve(evaluation)
    approved = reviewing.is_approved(evaluation)
    reviewer = one(evaluation, Part.REVIEWER)
    evaluation = reviewing.send_back(evaluation, reason="Se över.", seen=reviewing.mark(evaluation), by=reviewer)
    for state in [EvaluationState.REPLY, EvaluationState.REVIEW]:
        evaluation.step_to(state, by=None)

    assert (before, approved, reviewing.is_approved(evaluation)) == (False, True, False)


def test_report_sent_back_is_written_again_and_its_writers_are_told():
    evaluation = in_review()
    reviewer = one(evaluation, Part.REVIEWER)

    reviewing.send_back(evaluation, reason="Siffrorna stämmer inte.", seen=reviewing.mark(evaluation), by=reviewer)

    evaluation.refresh_from_db()
    assert (evaluation.state, evaluation.steps.first().reason) == (EvaluationState.DRAFTING, "Siffrorna stämmer inte.")
    assert [letter.kind for letter in OutboundLetter.objects.all()] == ["evaluation_sent_back"] * 2


@pytest.mark.parametrize("until", [None, timezone.now])
def test_whoever_has_or_has_had_another_role_reviews_nothing_and_the_attempt_is_kept(until):
    evaluation = in_review()
    reviewer = one(evaluation, Part.REVIEWER)
    RoleFactory(evaluation=evaluation, user=reviewer, part=Part.ASSESSOR, until=until and until())

    with pytest.raises(Refused):
        approve(evaluation)

    assert (reviewing.is_approved(evaluation), evaluation.steps.first().act) == (False, BLOCKED)


def test_member_of_the_supplier_reviews_nothing_and_the_attempt_is_kept():
    evaluation = in_review()
    MembershipFactory(actor=evaluation.offering.actor, user=one(evaluation, Part.REVIEWER))

    with pytest.raises(Refused):
        approve(evaluation)

    assert (reviewing.is_approved(evaluation), evaluation.steps.first().act) == (False, BLOCKED)


def test_report_whose_verdict_a_new_incident_rules_out_is_not_approved():
    before, after = in_review(), in_review()
    for evaluation in [before, after]:
        VerdictFactory(evaluation=evaluation)
    after = approve(after)
    for evaluation in [before, after]:
        IncidentFactory(evaluation=evaluation, severity=Severity.SERIOUS)

    with pytest.raises(Refused, match="avvikelse"):
        approve(before)

    assert (reviewing.is_approved(before), reviewing.is_approved(after)) == (False, False)


def test_staff_do_not_approve_in_the_place_of_the_reviewer():
    evaluation = in_review()

    with pytest.raises(Refused):
        approve(evaluation, by=UserFactory(staff=True))

    assert not reviewing.is_approved(evaluation)


def test_answer_to_an_earlier_round_is_refused():
    evaluation = in_review()
    reviewer = one(evaluation, Part.REVIEWER)
    seen = reviewing.mark(evaluation)
    for state in [EvaluationState.DRAFTING, EvaluationState.REPLY, EvaluationState.REVIEW]:
        evaluation.step_to(state, by=None)

    with pytest.raises(Refused, match="ändrats"):
        reviewing.approve(evaluation, seen=seen, by=reviewer)
