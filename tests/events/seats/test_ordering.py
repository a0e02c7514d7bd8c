"""A free seat given by hand, in the last hours before it starts: out of turn, for a reason that is kept."""

import pytest
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.models import SeatMove
from events.seats import cancelling, ordering
from events.states import Approval, SeatState
from tests.events.invariants import broken, full, of, sign_up
from tests.factories import EventFactory, PoolFactory, RegistrationFactory
from tests.factories.events import in_an_hour

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool():
    """Begins so soon that no offer can be made."""
    return PoolFactory(event=EventFactory(starts_at=in_an_hour(), ends_at=None), capacity=1)


def test_seat_is_given_and_told(pool):
    waits = RegistrationFactory(pool=pool, waiting=True)

    ordering.give_seat(waits, reason="Ringde, är på väg.")

    move = SeatMove.objects.filter(registration=waits).last()
    assert (waits.state, move.after, move.reason) == (SeatState.CONFIRMED, "confirmed", "Ringde, är på väg.")
    assert OutboundLetter.objects.filter(kind="event_confirmation", subject_id=waits.pk).count() == 1


def test_seat_is_not_given_where_none_is_free(pool):
    RegistrationFactory(pool=pool)
    waits = RegistrationFactory(pool=pool, waiting=True)

    with pytest.raises(Refused):
        ordering.give_seat(waits, reason="Ringde.")


def test_seat_is_not_given_to_whoever_no_longer_waits(pool):
    seat = RegistrationFactory(pool=pool)

    with pytest.raises(Refused):
        ordering.give_seat(seat, reason="Ringde.")


def test_seat_ends_the_other_places_that_it_stands_instead_of(pool):
    online = PoolFactory(event=pool.event, online=True)
    waits = RegistrationFactory(pool=pool, waiting=True)
    other = RegistrationFactory(pool=online, participant=waits.participant)

    ordering.give_seat(waits, reason="Ringde.")

    other.refresh_from_db()
    assert (other.state, other.ending) == (SeatState.CANCELLED, "got_another")


@pytest.mark.parametrize("facts", [{"approval": Approval.ASKED}, {"confirm_until": timezone.now()}])
def test_seat_is_not_given_to_whoever_is_not_confirmed_or_approved(pool, facts):
    waits = RegistrationFactory(pool=pool, waiting=True, **{f"participant__{name}": it for name, it in facts.items()})

    with pytest.raises(Refused):
        ordering.give_seat(waits, reason="Ringde.")


def test_move_up_is_served_first_and_keeps_the_reason():
    pool, anna, _bo = full()
    cia = sign_up(pool.event, "cia")

    ordering.move_up(of(cia), reason="Kommunen saknas annars.")
    cancelling.cancel(anna)

    assert of(cia).state == "offered"
    assert of(cia).moves.filter(after="offered").get().reason == "Kommunen saknas annars."
    assert broken() == []
