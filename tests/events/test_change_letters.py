"""Letters about a change, asked in the very statement that lets them go whether they still hold."""

import pytest
from django.utils import timezone

from arena import outbox
from arena.outbox.delivering import transports
from arena.outbox.models import OutboundLetter
from events.letters import occasion
from events.letters.changes import EventMoved
from events.models import Event, Registration
from events.states import SeatState
from events.writing import moving
from tests.events.changes import later, signed_up
from tests.events.invariants import sign_up
from tests.factories import PoolFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved_at_the_door(monkeypatch):
    """The event is moved while the mail server thinks about the address."""

    once = iter([True])

    def offer(transport, message):
        if next(once, False):
            event = Event.objects.get()
            moving.move(event, later(event), by=None)

    monkeypatch.setattr(transports.Borrowed, "offer", offer)


@pytest.fixture
def event():
    event = PoolFactory(capacity=2).event
    signed_up(event)
    moving.move(event, later(event), by=StaffFactory())
    return event


def may_leave():
    return OutboundLetter.objects.filter(EventMoved.guard(), kind=EventMoved.kind).exists()


def test_letter_about_the_present_revision_may_leave(event):
    assert may_leave()


@pytest.mark.parametrize("facts", [{"revision": 2}, {"state": "cancelled", "cancelled_at": timezone.now()}])
def test_letter_about_what_is_no_longer_so_may_not_leave(event, facts):
    Event.objects.update(**facts)

    assert not may_leave()


def test_letter_to_whoever_has_cancelled_since_may_not_leave(event):
    Registration.objects.get()._move_to(SeatState.CANCELLED, ending="own", ended_at=timezone.now())

    assert not may_leave()


def test_confirmation_of_an_event_moved_while_it_leaves_is_written_anew(moved_at_the_door, mailoutbox):
    event = PoolFactory(capacity=2).event
    sign_up(event, "asa")

    outbox.drain()

    event.refresh_from_db()
    [letter] = [mail for mail in mailoutbox if mail.to == ["asa@arena.example"]]
    assert occasion.when(event) in letter.body
