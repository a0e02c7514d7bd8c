"""Evaluations where the team has roles, each at the stage where somebody has something to decide."""

from django.utils import timezone

from testbeds.evaluation_states import AnalysisState, EvaluationState
from testbeds.models import Analysis, ConflictDeclaration
from tests.factories import UserFactory
from tests.factories.evaluations import EvaluationFactory, RoleFactory
from tests.world.instruments import PARTS


def evaluation_of(team, state, **facts):
    """As `tests.world.instruments` hands out the roles; everybody has declared that nothing ties them."""
    evaluation = EvaluationFactory(state=state, **facts)
    team = team if len(team) > 1 else [(UserFactory(), ""), (UserFactory(), ""), *team]
    for (person, _role), part in zip(team, PARTS, strict=False):
        RoleFactory(evaluation=evaluation, user=person, part=part)
        ConflictDeclaration.objects.create(evaluation=evaluation, user=person, has_conflict=False)
    return evaluation


def at(state, **facts):
    return lambda team: ({"slug": evaluation_of(team, state, **facts).slug}, {})


proposal = at(EvaluationState.PROPOSAL)
planned = at(EvaluationState.PLANNING)
settled = at(EvaluationState.PLAN_FROZEN)
in_baseline = at(EvaluationState.BASELINE)
in_test = at(EvaluationState.TEST)
stopped = at(EvaluationState.STOPPED)


def proposal_without_need(team):
    return {"slug": evaluation_of(team, EvaluationState.PROPOSAL, needs=[]).slug}, {}


def role(team):
    given = RoleFactory(evaluation=evaluation_of(team, EvaluationState.PROPOSAL), part="reviewer")
    return {"slug": given.evaluation.slug, "pk": given.pk}, {}


def tie(team):
    evaluation = evaluation_of(team, EvaluationState.PROPOSAL)
    person = RoleFactory(evaluation=evaluation, user=UserFactory(), part="reviewer").user
    said = ConflictDeclaration.objects.create(evaluation=evaluation, user=person, has_conflict=True, text="Aktier.")
    return {"slug": evaluation.slug, "pk": said.pk}, {}


def computed(team):
    evaluation = evaluation_of(team, EvaluationState.ANALYSIS)
    facts = {"state": AnalysisState.DONE, "done_at": timezone.now(), "data_digest": "0" * 64}
    Analysis.objects.create(evaluation=evaluation, **facts)
    return {"slug": evaluation.slug}, {}
