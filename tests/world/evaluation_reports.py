"""Evaluations that the team takes part in: with a draft, in review, and with a report that everybody reads."""

from django.utils import timezone

from testbeds.evaluation_states import EvaluationState
from testbeds.reporting.versions import add_version
from tests.factories.evaluations import PlanFactory
from tests.world.evaluations_life import at, evaluation_of

draft = at(EvaluationState.DRAFTING)
in_review = at(EvaluationState.REVIEW)


def published(team):
    evaluation = evaluation_of(team, EvaluationState.PUBLISHED, published_at=timezone.now())
    PlanFactory(evaluation=evaluation)
    add_version(evaluation, by=None)
    return {"slug": evaluation.slug}, {}


def version(team):
    key, data = published(team)
    return {**key, "number": 1}, data
