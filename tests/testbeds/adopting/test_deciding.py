"""What an organisation decides after a report: who may, what it replaces, and what becomes of its needs."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.utils import timezone

from actors.forms.deployments import DeploymentForm
from actors.states import Role
from actors.trust import Stage
from arena.shared.errors import Refused
from testbeds.adopting import deciding
from testbeds.evaluation_states import Decision, EvaluationState
from testbeds.models import AdoptionDecision, TakeDown
from testbeds.states import NeedState, Visibility
from tests.factories import (
    ActorFactory,
    AdoptionFactory,
    EvaluationFactory,
    MembershipFactory,
    NeedFactory,
    TownFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def manager():
    return MembershipFactory(actor=TownFactory())


def record(evaluation, manager, decision=Decision.ADOPT, **said):
    facts = {"decided_on": TODAY, "reason": "Natten blev lugnare.", **said}
    return deciding.decide(evaluation, manager.actor, decision=decision, by=manager.user, **facts)


def being_tried(owner, **facts):
    return NeedFactory(owner=owner, state=NeedState.IN_TEST, state_before=NeedState.PUBLISHED, **facts)


def test_decision_is_kept_with_who_when_and_why_and_asked_about_twice(manager):
    evaluation = EvaluationFactory(reported=True)

    made = record(evaluation, manager)

    assert (made.actor, made.by, made.reason, made.replaced_at) == (manager.actor, manager.user, made.reason, None)
    assert list(made.follow_ups.values_list("months", "due_on")) == [(6, date(2027, 5, 22)), (12, date(2027, 11, 22))]
    assert evaluation.steps.first().act == "decision_recorded"


def test_later_decision_replaces_the_former_which_stays(manager):
    evaluation = EvaluationFactory(reported=True)
    former = record(evaluation, manager)

    record(evaluation, manager, Decision.DECLINE, reason="För dyrt.")

    former.refresh_from_db()
    assert former.replaced_at is not None
    assert not former.follow_ups.exists()
    assert [row.decision for row in evaluation.decisions.standing()] == [Decision.DECLINE]
    assert evaluation.decisions.count() == 2


@pytest.mark.parametrize("decision", [Decision.WAIT, Decision.DECLINE])
def test_need_goes_back_to_where_it_stood_when_its_owner_leaves_it(manager, decision):
    need, other = being_tried(manager.actor), being_tried(TownFactory())
    evaluation = EvaluationFactory(reported=True, needs=[need, other])

    made = record(evaluation, manager, decision)

    need.refresh_from_db()
    other.refresh_from_db()
    assert (need.state, other.state) == (NeedState.PUBLISHED, NeedState.IN_TEST)
    assert not made.follow_ups.exists()


def test_private_need_goes_back_unseen(manager):
    need = NeedFactory(
        owner=manager.actor, private=True, state=NeedState.IN_TEST, state_before=NeedState.CONFIRMED, published_at=None
    )

    record(EvaluationFactory(reported=True, needs=[need]), manager, Decision.DECLINE)

    need.refresh_from_db()
    assert (need.state, need.visibility, need.published_at) == (NeedState.CONFIRMED, Visibility.OWNER, None)


def test_need_that_it_meets_is_met_by_the_offering(manager):
    need = being_tried(manager.actor)
    evaluation = EvaluationFactory(reported=True, needs=[need])

    record(evaluation, manager, met=[need])

    need.refresh_from_db()
    assert (need.state, need.solved_by) == (NeedState.SOLVED, evaluation.offering)


def test_need_of_somebody_else_is_not_met_by_it(manager):
    need = being_tried(TownFactory())

    record(EvaluationFactory(reported=True, needs=[need]), manager, met=[need])

    need.refresh_from_db()
    assert need.state == NeedState.IN_TEST


@pytest.mark.parametrize("state", [EvaluationState.REVIEW, EvaluationState.ABORTED])
def test_decision_without_a_report_to_rest_on_is_refused(manager, state):
    evaluation = EvaluationFactory(state=state, published_at=timezone.now(), lessons_sv="Larmen störde.")

    with pytest.raises(Refused):
        record(evaluation, manager)


def test_decision_on_a_report_that_was_taken_down_is_refused(manager):
    evaluation = EvaluationFactory(reported=True)
    TakeDown.objects.create(evaluation=evaluation, legal_ground="Dom", notice="Nedtagen.")

    with pytest.raises(Refused):
        record(evaluation, manager)


def test_decision_by_an_editor_is_refused():
    editor = MembershipFactory(actor=TownFactory(), role=Role.EDITOR)

    with pytest.raises(PermissionDenied):
        record(EvaluationFactory(reported=True), editor)


def test_deciders_are_managers_of_those_who_give_care_and_never_the_supplier(manager):
    supplier = MembershipFactory(actor=ActorFactory(), user=manager.user).actor
    unit = TownFactory(part_of=supplier)
    evaluation = EvaluationFactory(reported=True, offering__actor=supplier)

    assert deciding.deciders(manager.user, evaluation) == [manager.actor]
    assert unit not in deciding.deciders(manager.user, evaluation)


def test_use_that_comes_of_the_decision_is_filled_in_and_tied_to_it(manager):
    made = record(EvaluationFactory(reported=True), manager, Decision.LIMITED)
    use = deciding.use_of(made, by=manager.user)
    form = DeploymentForm({"stage": Stage.PILOT, "started": "2026-11-22"}, instance=use)
    assert form.is_valid(), form.errors

    deciding.open_use(made, form, by=manager.user)

    made.refresh_from_db()
    assert (made.deployment.stage, made.deployment.actor) == (Stage.PILOT, manager.actor)
    assert made.deployment.offering == made.evaluation.offering
    assert deciding.use_of(made, by=manager.user) == made.deployment


def test_adoptiondecision_one_counts():
    made = AdoptionFactory()

    with pytest.raises(IntegrityError, match="adoptiondecision_one_counts"):
        AdoptionFactory(evaluation=made.evaluation, actor=made.actor)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM testbeds_adoptiondecision",
        "UPDATE testbeds_adoptiondecision SET reason = 'Annat.'",
        "UPDATE testbeds_adoptiondecision SET decision = 'wait'",
        "UPDATE testbeds_adoptiondecision SET replaced_at = NULL",
    ],
)
def test_decision_is_not_rewritten_by_the_running_portal(statement):
    AdoptionFactory(replaced_at=timezone.now() - timedelta(days=1))

    refused = pytest.raises(ProgrammingError, match="only ever replaced")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        cursor.execute(statement)

    assert AdoptionDecision.objects.get().reason == "Natten blev lugnare."
