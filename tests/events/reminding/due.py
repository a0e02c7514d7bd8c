"""Reminders that fall due now, and what comes of them."""

from django.db.models.functions import Now

from arena.outbox.models import OutboundLetter
from events.models import ReminderRun
from events.reminding import planning, writing_out
from events.states import Anchor, SeatState, Standing
from tests.events.invariants import broken
from tests.factories import PoolFactory, RegistrationFactory, ReminderRuleFactory


def room(**facts):
    """An event with a room that has seats for all."""
    return PoolFactory(capacity=None, **{f"event__{name}": value for name, value in facts.items()}).event


def seated(event, state=SeatState.CONFIRMED, **facts):
    """Somebody who stands so from now on."""
    person = {f"participant__{name}": value for name, value in facts.items()}
    return RegistrationFactory(pool=event.pools.get(), state=state, **person).participant


def ruled(event, *to, minutes=120, **facts):
    """A rule of the event, planned."""
    rule = ReminderRuleFactory(event=event, to=list(to) or [Standing.CONFIRMED], minutes=minutes, **facts)
    planning.plan(event)
    return rule


def ruled_after(event, *to, **facts):
    return ruled(event, *to, anchor=Anchor.AFTER_END, **facts)


def fall_due(**which):
    """The time of these runs has come."""
    ReminderRun.objects.filter(**which).update(due_at=Now())


def write_now(**which):
    """It falls due and is written; to whom letters were left."""
    fall_due(**which)
    writing_out.write_due()
    return reminded()


def reminded():
    """To whom reminders were left, as often as they were."""
    letters = OutboundLetter.objects.filter(kind="event_reminder").exclude(state="cancelled")
    return sorted(letters.values_list("address", flat=True))


def lost():
    """Where the promise to whoever is owed a reminder is broken."""
    return [fault for fault in broken() if fault.startswith("N7")]


def states(event):
    """How the runs of the event stand, in the order in which they fall due."""
    return list(event.reminder_runs.order_by("due_at", "pk").values_list("state", flat=True))
