"""An evaluation where values come in, and the portal at work as its own role."""

from contextlib import contextmanager

from django.db import connection, transaction

from testbeds.evaluation_states import EvaluationState, Part
from tests.factories import EvaluationFactory, MeasureFactory, ParticipantCodeFactory, PlanFactory, RoleFactory

WORKED_BEFORE = (42, 38, 51, 45, 40, 47, 39, 44)


def collecting(state=EvaluationState.BASELINE, codes=("K001", "K002"), **plan):
    """(evaluation, its primary measure, its participants by code)."""
    evaluation = EvaluationFactory(state=state, needs=[])
    measure = MeasureFactory(plan=PlanFactory(evaluation=evaluation, **plan))
    people = {code: ParticipantCodeFactory(evaluation=evaluation, code=code) for code in codes}
    return evaluation, measure, people


def lead_of(evaluation, part=Part.LEAD):
    return RoleFactory(evaluation=evaluation, part=part).user


@contextmanager
def as_portal():
    """Work as the portal does, and undo whatever came of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        yield
        transaction.set_rollback(True)
