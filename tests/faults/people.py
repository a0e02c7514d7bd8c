"""Many at one event, and letters to them: reminders that go at most once, and changes that rather come twice."""

from datetime import timedelta

from django.db.models.functions import Now
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from events.keys import person_key
from events.models import Participant, Registration, SeatMove
from events.reminding import ruling
from events.reminding.writing_out import write_due
from events.states import Anchor, Clockwork, SeatState, Standing
from events.writing import moving
from tests.factories import PoolFactory


def full_event(people):
    """A published event with so many confirmed seats."""
    pool = PoolFactory(capacity=None)
    event, now = pool.event, timezone.now()
    addresses = [f"deltagare{number}.{event.pk}@arena.example" for number in range(people)]
    rows = [
        Participant(event=event, name="Deltagare", email=one, person_key=person_key(one), agreed_at=now)
        for one in addresses
    ]
    seats = {"pool": pool, "event": event, "kind": pool.kind, "state": SeatState.CONFIRMED}
    Registration.objects.bulk_create(
        [Registration(participant=row, **seats) for row in Participant.objects.bulk_create(rows)]
    )
    return event


def rule(event, hours=2):
    """A reminder so many hours before, to those who have a seat; its time is months away."""
    when = {"clockwork": Clockwork.ELAPSED, "anchor": Anchor.BEFORE_START, "minutes": hours * 60}
    return ruling.add(event, {**when, "to": [Standing.CONFIRMED]}, by=None)


def fall_due(rule, hours_ago=0):
    """What waiting would bring about; the seats had been theirs before."""
    moment = Now() - timedelta(hours=hours_ago)
    SeatMove.objects.update(created_at=Now() - timedelta(days=1))
    rule.runs.update(due_at=moment)


def remind(event):
    """A reminder to each of them: to many at once, and of a kind that never goes twice."""
    fall_due(rule(event))
    write_due()


def move(event, minutes):
    """The same day, so many minutes later: a letter about the move holds the new time."""
    occasion = {name: getattr(event, name) for name in moving.OCCASION}
    starts_at = event.starts_at + timedelta(minutes=minutes)
    moving.move(event, occasion | {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=3)}, by=None)


def let_held_leave():
    """The five minutes in which a change can be undone are over."""
    OutboundLetter.objects.filter(state=State.READY).update(not_before=Now())
