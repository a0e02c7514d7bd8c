"""Plans that are written, and one that is settled; the editor of the team is site lead, and its manager lead."""

from testbeds.evaluation_states import EvaluationState
from testbeds.planning import signing
from tests.factories.evaluations import MeasureFactory, PlanFactory, RoleFactory
from tests.testbeds.planning.situations import settle
from tests.world.instruments import PARTS


def _plan(team, state):
    plan = PlanFactory(evaluation__state=state)
    MeasureFactory(plan=plan, number=1)
    parts = PARTS if len(team) > 1 else PARTS[-1:]
    for (person, _role), part in zip(team, parts, strict=False):
        RoleFactory(evaluation=plan.evaluation, user=person, part=part)
    return plan


def written_plan(team):
    plan = _plan(team, EvaluationState.PLANNING)
    return {"slug": plan.evaluation.slug}, {"seen": signing.mark(plan), "has_read": "on"}


def planned_measure(team):
    return {"slug": _plan(team, EvaluationState.PLANNING).evaluation.slug, "number": 1}, {}


def settled_plan(team):
    plan = _plan(team, EvaluationState.PLANNING)
    settle(plan)
    return {"slug": plan.evaluation.slug}, {}
