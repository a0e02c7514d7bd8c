"""The log of the test: one line for each week, written again as often as more is known."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from testbeds.collecting.holding import held
from testbeds.evaluation_states import EvaluationState
from testbeds.models import RunningWeek


def monday_of(day):
    return day - timedelta(days=day.weekday())


@transaction.atomic
def log(evaluation, *, monday, by, **said):
    """The line of that week, whether or not there was one."""
    evaluation = held(evaluation, EvaluationState.measured())
    facts = {**said, "by": by}
    week, _is_new = RunningWeek.objects.update_or_create(evaluation=evaluation, monday=monday, defaults=facts)
    evaluation.data_changed()
    return week


def missing(evaluation):
    """The Mondays since it began that have passed without a line, the newest first."""
    if not evaluation.began_on:
        return []
    last = min(timezone.localdate(), evaluation.ended_on or timezone.localdate())
    there = set(evaluation.weeks.values_list("monday", flat=True))
    mondays, monday = [], monday_of(last)
    while monday >= monday_of(evaluation.began_on):
        if monday not in there:
            mondays.append(monday)
        monday -= timedelta(days=7)
    return mondays
