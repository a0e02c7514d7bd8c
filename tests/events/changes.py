"""People at an event that is moved or cancelled, and the letters that they get."""

from datetime import timedelta

from django.utils import timezone

from arena import outbox
from arena.outbox.models import OutboundLetter
from events.states import SeatState
from events.writing import moving
from tests.factories import RegistrationFactory


def signed_up(event, state=SeatState.CONFIRMED, **facts):
    held = {"held_until": timezone.now() + timedelta(minutes=30)} if state in SeatState.timed() else {}
    row = RegistrationFactory(pool=event.pools.get(), state=SeatState.WAITING if state == "offered" else state, **facts)
    if state == SeatState.OFFERED:
        row._move_to(state, **held)
    return row.participant


def there(event, **facts):
    """When and where, with what is other than now."""
    return {name: getattr(event, name) for name in moving.OCCASION} | facts


def later(event, days=1):
    return there(event, starts_at=event.starts_at + timedelta(days=days), ends_at=event.ends_at + timedelta(days=days))


def waiting():
    return sorted(OutboundLetter.objects.filter(state="ready").values_list("kind", "address"))


def let_leave():
    """The minutes pass, and the worker comes."""
    OutboundLetter.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    outbox.drain()
