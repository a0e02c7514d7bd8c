"""An evaluation in analysis that the team's manager leads, and its editor assesses."""

from testbeds.evaluation_states import EvaluationState, Part
from tests.factories.evaluations import EvaluationFactory, PlanFactory, RoleFactory

PARTS = {"manager": Part.LEAD, "editor": Part.ASSESSOR}


def analysed(team):
    evaluation = EvaluationFactory(state=EvaluationState.ANALYSIS)
    PlanFactory(evaluation=evaluation)
    for person, role in team:
        if role in PARTS and not person.is_staff:
            RoleFactory(evaluation=evaluation, user=person, part=PARTS[role])
    return {"slug": evaluation.slug}, {}
