"""Computing the figures that wait: in the worker, one evaluation at a time, each kept as soon as it is done."""

import logging
from time import monotonic

from django.db import transaction
from django.utils import timezone

from testbeds.evaluation_states import AnalysisState
from testbeds.models import Analysis
from testbeds.statistics import asking
from testbeds.statistics.computing import results_of, versions
from testbeds.statistics.series import digest, series_of

logger = logging.getLogger(__name__)


def work_off(seconds=45):
    """First ask for what is due, then compute what waits, until nothing does or the time is up."""
    asking.ask_due()
    end = monotonic() + seconds
    while monotonic() < end and take_one():
        pass


@transaction.atomic
def take_one():
    """The one that has waited longest and nobody else computes; say whether there was one."""
    waiting = Analysis.objects.filter(state=AnalysisState.WAITING).order_by("asked_at")
    analysis = waiting.select_for_update(skip_locked=True, of=["self"]).select_related("evaluation").first()
    if analysis is None:
        return False
    try:
        with transaction.atomic():
            _compute(analysis)
    except Exception as fault:
        logger.exception("The figures of an evaluation could not be computed")
        _fail(analysis, fault)
    return True


def _compute(analysis):
    """The evaluation is held meanwhile: whoever changes a value waits, and is then later than what was read."""
    analysis.asked_at = timezone.now()
    evaluation = analysis.evaluation.locked()
    series = series_of(evaluation)
    analysis.results = results_of(series)
    analysis.data_digest, analysis.seed = digest(series), series["seed"]
    analysis.versions = versions()
    analysis.state, analysis.done_at = AnalysisState.DONE, timezone.now()
    analysis.save()


def _fail(analysis, fault):
    """What kind of fault, and nothing of what was read."""
    analysis.results, analysis.versions = {}, {}
    analysis.data_digest, analysis.done_at = "", None
    analysis.state, analysis.error = AnalysisState.FAILED, type(fault).__name__
    analysis.save()
