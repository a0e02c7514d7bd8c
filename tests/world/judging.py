"""Evaluations that are judged: the team leads, assesses and leads the site; somebody else supplies and reviews."""

from testbeds.evaluation_states import EvaluationState, Part
from tests.factories.evaluations import EvaluationFactory, PlanFactory, RoleFactory
from tests.world.instruments import PARTS


def _evaluation(team, state, parts=PARTS):
    evaluation = EvaluationFactory(state=state)
    PlanFactory(evaluation=evaluation)
    for (person, _role), part in zip(team, parts if len(team) > 1 else parts[-1:], strict=False):
        RoleFactory(evaluation=evaluation, user=person, part=part)
    return {"slug": evaluation.slug}, {}


def to_judge(team):
    return _evaluation(team, EvaluationState.ANALYSIS)


def with_supplier(team):
    """The manager of the team is the supplier's contact."""
    return _evaluation(team, EvaluationState.REPLY, [Part.ASSESSOR, Part.LEAD, Part.SUPPLIER])


def in_review(team):
    """The manager of the team has had no part in it, and reviews it."""
    return _evaluation(team, EvaluationState.REVIEW, [Part.ASSESSOR, Part.LEAD, Part.REVIEWER])
