"""Asking for the figures: a row that waits, and a worker that is woken. The pages never compute."""

from functools import partial

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.waking import wake
from testbeds.evaluation_states import AnalysisState, EvaluationState
from testbeds.models import Analysis, Evaluation

ANALYSE = "testbeds.tasks.analyse"


def may_be_computed(evaluation):
    """Not while values come in, or may come in again: who sees the result on the way may stop when it looks best."""
    early = {EvaluationState.PROPOSAL, EvaluationState.PLANNING, EvaluationState.PLAN_FROZEN, EvaluationState.DROPPED}
    return evaluation.state not in early | {*EvaluationState.collecting(), EvaluationState.STOPPED}


@transaction.atomic
def ask(evaluation):
    """One at a time waits: asked twice, it is computed once, from the values as they are then."""
    if not may_be_computed(evaluation):
        raise Refused(_("The figures are computed when the test is over."))
    analysis, _is_new = Analysis.objects.get_or_create(
        evaluation=evaluation, state=AnalysisState.WAITING, defaults={"seed": evaluation.plan.seed}
    )
    transaction.on_commit(partial(wake, ANALYSE), robust=True)
    return analysis


def ask_due():
    """Of those that are being analysed: what nobody has asked for, or where values have changed since."""
    newest = Analysis.objects.filter(evaluation=OuterRef("pk")).order_by("-asked_at").values("asked_at")[:1]
    found = Evaluation.objects.filter(state=EvaluationState.ANALYSIS, plan__isnull=False)
    found = found.annotate(last_asked=Subquery(newest))
    for evaluation in found.filter(Q(last_asked=None) | Q(data_changed_at__gt=F("last_asked"))):
        ask(evaluation)


def newest(evaluation):
    """The newest that is done, which is what everybody reads; None before the first."""
    return evaluation.analyses.filter(state=AnalysisState.DONE).order_by("-asked_at").first()


def is_stale(analysis):
    """Values have changed since they were read."""
    changed_at = analysis.evaluation.data_changed_at
    return changed_at is not None and changed_at > analysis.asked_at
