"""When reminders fall due, planned as soon as an event has a time that people know of.

One run for each rule, version of it and revision of the event: an event that has been moved reminds anew, and nobody
is reminded twice of the same. Its moments are fixed in the run. What was due before it was planned is missed and not
made up for, so that an event moved to tomorrow does not send last week's reminder.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models.functions import Now

from arena.shared.moments import at_clock
from arena.shared.states import sources
from events.letters import reminders
from events.models import Event, ReminderRule, ReminderRun
from events.seats import seating
from events.states import RUN_LEADS_TO, Anchor, Clockwork, EventState, RunState

OF_USE_AFTERWARDS = timedelta(days=3)


def due_at(rule, event):
    """By the calendar at the same time of the clock, also across a night when clocks are changed; or by elapsed time.

    A time that the clock skips that night is an hour later, and of one that it shows twice the first is meant.
    """
    anchor = _anchor(rule, event)
    away = timedelta(days=rule.days or 0, minutes=rule.minutes or 0)
    if rule.anchor == Anchor.BEFORE_START:
        away = -away
    if rule.clockwork == Clockwork.ELAPSED:
        return anchor + away
    zone = ZoneInfo(event.zone)
    return at_clock(datetime.combine(anchor.astimezone(zone).date() + away, rule.at), zone)


def expires_at(rule, event):
    """What is said before the event is of use until it starts; what is said after it, for some days."""
    if rule.anchor == Anchor.BEFORE_START:
        return event.starts_at
    return max(due_at(rule, event), _anchor(rule, event)) + OF_USE_AFTERWARDS


def _anchor(rule, event):
    """In universal time, where as much passes as the clock on the wall may hide."""
    is_before = rule.anchor == Anchor.BEFORE_START
    return (event.starts_at if is_before else event.ends_at or event.starts_at).astimezone(UTC)


def plan(event, *, unwritten=()):
    """Plan what every rule owes at the present revision, under the lock of the event; again, it changes nothing.

    `unwritten`: what `withdraw` gave. It was due and nobody got it, so that it is owed although its time has passed.
    """
    if event.state != EventState.PUBLISHED:
        return
    now = seating.now()
    rules = ReminderRule.objects.of(event).filter(is_on=True)
    runs = [_run(rule, event, now, unwritten) for rule in rules]
    ReminderRun.objects.bulk_create(runs, ignore_conflicts=True)
    back = event.reminder_runs.filter(revision=event.revision, due_at__gt=now).of_standing_rules()
    back = back.filter(state__in=set(sources(RUN_LEADS_TO, RunState.PLANNED)))
    back.update(state=RunState.PLANNED, ended_at=None)


def withdraw(event):
    """Nothing planned is written any more, and what was written and waits is stopped.

    Gives what was due without having been written, for `plan`.
    """
    return withdraw_runs(event.reminder_runs.all())


def withdraw_runs(runs):
    """The same for some runs alone."""
    standing = list(runs.open().select_for_update().order_by("pk"))
    now = seating.now()
    ReminderRun.objects.filter(pk__in=[run.pk for run in standing]).update(state=RunState.WITHDRAWN, ended_at=Now())
    reminders.stop(runs)
    return {_name(run) for run in standing if run.state == RunState.PLANNED and run.due_at <= now}


def renew(event):
    """The event has another revision: what the former one owed is withdrawn, and the present one planned."""
    plan(event, unwritten=withdraw(event))


def plan_all():
    """What the clock asks for: every published event that lacks a run, found in one statement."""
    for key in Event.objects.lacking_runs().order_by("pk").values_list("pk", flat=True):
        _plan_one(key)


@transaction.atomic
def _plan_one(key):
    """Whoever has the lock of the event plans by themselves."""
    event = Event.objects.select_for_update(no_key=True, skip_locked=True).filter(pk=key).first()
    if event:
        plan(event)


def _run(rule, event, now, unwritten):
    """At one date of a series the end may come later than the rule says, or the start earlier: not before the end,
    and not at all once it has begun."""
    due, until = due_at(rule, event), expires_at(rule, event)
    if rule.anchor == Anchor.AFTER_END:
        due = max(due, _anchor(rule, event))
    facts = {"event": event, "rule": rule, "version": rule.version, "revision": event.revision}
    run = ReminderRun(**facts, due_at=due, expires_at=until)
    if due <= now and (until <= now or _name(run) not in unwritten):
        run.state, run.ended_at = RunState.MISSED, now
    elif until <= due:
        run.state, run.ended_at = RunState.EXPIRED, now
    return run


def _name(run):
    return run.rule_id, run.version, run.due_at
