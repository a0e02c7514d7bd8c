"""The rules by which those who take part are written to, of one event or of every event of a series.

What a rule owes is planned in the same transaction as the rule is written. Another time or other people make a new
version of it: what has been sent by the former one stands, and nobody who got it gets the new one.
"""

from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.models import Event, ReminderRule, Series
from events.reminding import planning
from events.states import Anchor, Clockwork, Standing

MOST = 10  # rules of one event or one series
WHEN = ["clockwork", "anchor", "days", "at", "minutes"]
USUAL = [
    {"clockwork": Clockwork.CALENDAR, "anchor": Anchor.BEFORE_START, "days": 7, "at": time(9), "minutes": None},
    {"clockwork": Clockwork.CALENDAR, "anchor": Anchor.BEFORE_START, "days": 1, "at": time(9), "minutes": None},
    {"clockwork": Clockwork.ELAPSED, "anchor": Anchor.BEFORE_START, "days": None, "at": None, "minutes": 120},
]


@transaction.atomic
def add(whose, facts, by):
    """A new rule of an event or a series."""
    events = _locked(whose)
    rule = ReminderRule(**_owner(whose), **facts, by=by)
    if ReminderRule.objects.filter(**_owner(whose)).count() >= MOST:
        raise Refused(_("There can be at most %(n)s reminders.") % {"n": MOST})
    _check(rule, events)
    rule.save()
    _plan(events)
    return rule


@transaction.atomic
def change(rule, facts, by):
    """Other words are in every letter that has not left; another time or other people count from now on."""
    events = _locked(rule.event or rule.series)
    rule.refresh_from_db()
    before = _when_and_to(rule)
    for name, value in facts.items():
        setattr(rule, name, value)
    _check(rule, events)
    is_another = _when_and_to(rule) != before
    rule.version += is_another
    rule.save()
    if is_another:
        planning.withdraw_runs(rule.runs.all())
        _plan(events)
    return rule


@transaction.atomic
def turn(rule, on, by):
    """Off: nothing by it leaves any more. On: what falls due from now on."""
    events = _locked(rule.event or rule.series)
    rule.is_on = on
    rule.save(update_fields=["is_on"])
    if on:
        _plan(events)
    else:
        planning.withdraw_runs(rule.runs.all())


@transaction.atomic
def remove(rule, by):
    """Say whether it is gone: one by which letters were written is turned off instead, and they can be looked up."""
    turn(rule, False, by)
    if rule.has_gone:
        return False
    rule.delete()
    return True


@transaction.atomic
def usual(whose, by):
    """A week before, the day before and two hours before, to whoever has a seat; those that are there stay alone."""
    return [add(whose, {**when, "to": [Standing.CONFIRMED]}, by) for when in lacking(whose)]


def lacking(whose):
    """Which of the usual ones are not there; an event has those of its series too."""
    rules = whose.reminder_rules.all() if isinstance(whose, Series) else ReminderRule.objects.of(whose)
    there = list(rules.values(*WHEN))
    return [when for when in USUAL if when not in there]


def _owner(whose):
    return {"series": whose} if isinstance(whose, Series) else {"event": whose}


def _locked(whose):
    """The events that the rule is for, drafts too, so that none is published meanwhile without it."""
    events = whose.events.all() if isinstance(whose, Series) else Event.objects.filter(pk=whose.pk)
    return list(events.select_for_update(no_key=True).order_by("pk"))


def _plan(events):
    for event in events:
        planning.plan(event)


def _when_and_to(rule):
    return [getattr(rule, name) for name in WHEN] + [sorted(rule.to)]


def _check(rule, events):
    if rule.anchor == Anchor.BEFORE_START and set(rule.to) & set(Standing.afterwards()):
        raise Refused(_("Who was there is known only after the event. Choose a time after the end."))
    if rule.event and planning.due_at(rule, events[0]) >= planning.expires_at(rule, events[0]):
        raise Refused(_("That is when the event has already begun. Choose an earlier time."))
