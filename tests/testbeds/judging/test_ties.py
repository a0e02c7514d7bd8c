"""Whoever joins the supplier while a test goes on reads no values and judges nothing more, and nothing goes out."""

import pytest

from arena.shared.errors import Refused
from testbeds.evaluation_rules import can_coordinate_evaluation, can_enter_values, can_read_values
from testbeds.evaluation_states import EvaluationState, Outcome, Part
from testbeds.judging import agreeing, assessing, concluding, reviewing
from testbeds.models import Verdict
from testbeds.reporting import drafting, publishing
from tests.factories import ActorFactory, ActorRelationFactory, EvaluationFactory, MembershipFactory, StaffFactory
from tests.testbeds.judging.situations import agreed_evaluation, evaluation_in, grades, in_review, one
from tests.testbeds.reporting.situations import approved, as_if_analysed, who

pytestmark = pytest.mark.django_db


def joins_supplier(user, evaluation):
    MembershipFactory(user=user, actor=evaluation.offering.actor)
    return type(user).objects.get(pk=user.pk)


def test_assessor_who_has_joined_the_supplier_grades_agrees_and_concludes_nothing():
    evaluation = agreed_evaluation()
    concluding.conclude(evaluation, Outcome.RECOMMENDED, by=one(evaluation, Part.LEAD))
    assessor = joins_supplier(one(evaluation, Part.ASSESSOR), evaluation)
    seen = concluding.mark(Verdict.objects.get())

    for act in [
        lambda: assessing.save(evaluation, grades(), by=assessor),
        lambda: agreeing.agree(evaluation, grades(), by=assessor),
        lambda: concluding.conclude(evaluation, Outcome.CONDITIONAL, conditions="A", reasons="B", by=assessor),
        lambda: concluding.sign(evaluation, seen=seen, by=assessor),
    ]:
        with pytest.raises(Refused, match="binder dig till leverantören"):
            act()


def test_report_goes_neither_to_the_supplier_nor_out_while_its_lead_is_one_of_theirs():
    evaluation = as_if_analysed()
    lead = joins_supplier(who(evaluation, Part.LEAD), evaluation)

    with pytest.raises(Refused):
        drafting.submit(evaluation, by=lead)
    in_review = approved(evaluation)
    with pytest.raises(Refused, match="blivit medlem"):
        publishing.publish(in_review, by=StaffFactory())

    assert not evaluation.versions.exists()


def test_declared_tie_is_decided_about_before_the_review_and_before_the_report_goes_out():
    evaluation = in_review()
    reviewer = one(evaluation, Part.REVIEWER)
    evaluation.declarations.create(user=reviewer, has_conflict=True, text="Aktier.")

    with pytest.raises(Refused, match="inte tagit ställning"):
        reviewing.approve(evaluation, seen=reviewing.mark(evaluation), by=reviewer)
    evaluation.remark(reviewing.APPROVED, by=None)
    with pytest.raises(Refused, match="Ta först ställning"):
        publishing.publish(evaluation, by=StaffFactory())


def test_lead_who_has_joined_the_supplier_reads_and_writes_no_values():
    evaluation = evaluation_in(EvaluationState.TEST)
    lead = one(evaluation, Part.LEAD)
    before = can_read_values(lead, evaluation), can_enter_values(lead, evaluation)

    lead = joins_supplier(lead, evaluation)

    assert before == (True, True)
    assert (can_read_values(lead, evaluation), can_enter_values(lead, evaluation)) == (False, False)


def test_staff_of_the_owner_of_the_supplier_coordinate_nothing():
    evaluation, owner = EvaluationFactory(), ActorFactory()
    ActorRelationFactory(from_actor=evaluation.offering.actor, to_actor=owner)
    tied, other, elsewhere = StaffFactory(), StaffFactory(), StaffFactory()
    MembershipFactory(user=tied, actor=owner)
    MembershipFactory(user=elsewhere)

    may = [can_coordinate_evaluation(person, evaluation) for person in (tied, other, elsewhere)]

    assert may == [False, True, True]
