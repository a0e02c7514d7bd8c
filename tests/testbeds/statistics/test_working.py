"""Asked for once, computed by the worker, kept for good; a fault is kept too, and nothing of what was read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from arena.celery import app
from arena.shared.errors import Refused
from testbeds.evaluation_states import AnalysisState, EvaluationState
from testbeds.models import Analysis
from testbeds.statistics import asking, working
from testbeds.tasks import analyse
from tests.testbeds.statistics.measured import measured

pytestmark = pytest.mark.django_db


def test_analysis_asked_for_twice_is_computed_once():
    evaluation = measured()
    asking.ask(evaluation)
    asking.ask(evaluation)

    working.work_off()

    done = Analysis.objects.get()
    assert done.state == AnalysisState.DONE
    assert done.results["measures"][0]["paired"]["hodges_lehmann"] == -7.25
    assert (len(done.data_digest), done.seed) == (64, evaluation.plan.seed)
    assert set(done.versions) == {"scipy", "numpy", "python"}
    assert asking.newest(evaluation) == done
    assert not asking.is_stale(done)


def test_clock_asks_when_the_analysis_begins_and_when_values_have_changed():
    evaluation = measured()

    analyse()
    analyse()
    first = Analysis.objects.count()
    evaluation.data_changed_at = timezone.now() + timedelta(seconds=1)
    evaluation.save()
    is_stale = asking.is_stale(asking.newest(evaluation))
    analyse()

    assert (first, is_stale, Analysis.objects.count()) == (1, True, 2)


def test_clock_looks_every_minute():
    assert app.conf.beat_schedule["analyse"]["task"] == analyse.name


@pytest.mark.parametrize("state", [EvaluationState.BASELINE, EvaluationState.TEST, EvaluationState.STOPPED])
def test_figures_are_not_computed_while_values_come_in(state):
    evaluation = measured()
    evaluation.state = state
    evaluation.save()

    with pytest.raises(Refused, match="när testet är över"):
        asking.ask(evaluation)
    analyse()

    assert not Analysis.objects.exists()


def test_fault_is_kept_and_the_others_are_computed(monkeypatch):
    for evaluation in (measured(), measured()):
        asking.ask(evaluation)
    outcomes = iter([ZeroDivisionError(), {"version": 1}])
    monkeypatch.setattr(working, "results_of", lambda _series: _raised_or_given(next(outcomes)))

    working.work_off()

    failed, done = Analysis.objects.order_by("asked_at")
    assert (failed.state, failed.error, failed.results, failed.data_digest) == ("failed", "ZeroDivisionError", {}, "")
    assert done.state == AnalysisState.DONE


def _raised_or_given(outcome):
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def test_clock_does_not_try_a_failed_one_again_by_itself(monkeypatch):
    measured()
    monkeypatch.setattr(working, "results_of", lambda series: 1 / 0)

    analyse()
    analyse()

    assert [analysis.state for analysis in Analysis.objects.all()] == [AnalysisState.FAILED]


@pytest.mark.parametrize("change", [lambda rows: rows.update(results={}), lambda rows: rows._raw_delete("default")])
def test_figures_that_are_done_are_never_changed_by_the_portal(change):
    measured()
    working.work_off()

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change(Analysis.objects.all())


def test_done_without_saying_of_what_is_refused():
    evaluation = measured()

    with pytest.raises(IntegrityError, match="analysis_done_says_of_what"), transaction.atomic():
        Analysis.objects.create(evaluation=evaluation, state=AnalysisState.DONE)


def test_second_that_waits_is_refused():
    evaluation = measured()
    asking.ask(evaluation)

    with pytest.raises(IntegrityError, match="analysis_one_waits"), transaction.atomic():
        Analysis.objects.create(evaluation=evaluation)
