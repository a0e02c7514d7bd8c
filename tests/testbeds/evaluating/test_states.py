"""The table of states is the same in the code and in the database, for every pair of states."""

from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.evaluation_states import EVALUATION_LEADS_TO, EvaluationState
from testbeds.models import Evaluation
from tests.factories import EvaluationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_portal():
    """Statements as the running portal makes them."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        yield cursor
        cursor.execute("RESET ROLE")


def _lead_to(evaluation, target, cursor):
    """Whether the portal may write the move; nothing of it stays."""
    try:
        with transaction.atomic():
            cursor.execute("UPDATE testbeds_evaluation SET state = %s WHERE id = %s", [target, evaluation.pk])
            transaction.set_rollback(True)
    except IntegrityError as no:
        return "evaluation_moves_as_its_table_says" not in str(no)
    return True


def test_database_lets_the_portal_move_an_evaluation_as_the_table_says_and_no_other_way(as_portal):
    rows = {}
    as_portal.execute("RESET ROLE")
    for state in EvaluationState:
        rows[state] = EvaluationFactory(state=state, published_at=timezone.now(), lessons_sv="Det räckte inte.")
    as_portal.execute("SET ROLE arena_app")

    allowed = {
        (start, target)
        for start, target in product(EvaluationState, repeat=2)
        if start != target and _lead_to(rows[start], target, as_portal)
    }

    assert allowed == {(start, target) for start, targets in EVALUATION_LEADS_TO.items() for target in targets}


@pytest.mark.parametrize("start", EvaluationState)
def test_code_refuses_every_move_that_is_not_in_the_table(start):
    evaluation = EvaluationFactory(state=start, published_at=timezone.now(), lessons_sv="Det räckte inte.")

    for target in set(EvaluationState) - EVALUATION_LEADS_TO.get(start, set()) - {start}:
        with pytest.raises(Refused):
            evaluation.step_to(target, by=None)

    assert (evaluation.steps.count(), Evaluation.objects.get().state) == (0, start)


def test_proposal_without_a_confirmed_need_is_held_by_the_database(as_portal):
    as_portal.execute("RESET ROLE")
    evaluation = EvaluationFactory(needs=[])
    as_portal.execute("SET ROLE arena_app")

    for target in EVALUATION_LEADS_TO[EvaluationState.PROPOSAL]:
        with pytest.raises(IntegrityError, match="evaluation_is_about_a_confirmed_need"), transaction.atomic():
            as_portal.execute("UPDATE testbeds_evaluation SET state = %s WHERE id = %s", [target, evaluation.pk])


def test_last_confirmed_need_of_a_planned_evaluation_is_not_taken_away(as_portal):
    as_portal.execute("RESET ROLE")
    evaluation = EvaluationFactory(state=EvaluationState.PLANNING)
    as_portal.execute("SET ROLE arena_app")

    as_portal.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="evaluation_is_about_a_confirmed_need"), transaction.atomic():
        as_portal.execute("DELETE FROM testbeds_evaluation_needs WHERE evaluation_id = %s", [evaluation.pk])


def test_evaluation_past_planning_is_never_removed(as_portal):
    as_portal.execute("RESET ROLE")
    evaluation = EvaluationFactory(state=EvaluationState.PLAN_FROZEN, needs=[])
    as_portal.execute("SET ROLE arena_app")

    with pytest.raises(IntegrityError, match="evaluation_stays"), transaction.atomic():
        as_portal.execute("DELETE FROM testbeds_evaluation WHERE id = %s", [evaluation.pk])
