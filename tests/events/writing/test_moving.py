"""Where and when an event is held instead: told once, from where the reader last knew, and undone while none left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.states import Mode, SeatState
from events.writing import moving, telling
from tests.events.changes import later, let_leave, signed_up, there, waiting
from tests.factories import EventFactory, PoolFactory, StaffFactory, VenueFactory
from tests.factories.events import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffFactory()


@pytest.fixture
def event():
    return PoolFactory(capacity=2).event


def test_move_keeps_what_stood_before_and_raises_the_revision(event, staff):
    was = event.starts_at, event.ends_at, event.venue

    change = moving.move(event, later(event), by=staff)

    assert (change.starts_at, change.ends_at, change.venue) == was
    assert (change.revision, event.revision, change.by) == (1, 1, staff)
    assert event.starts_at == was[0] + timedelta(days=1)


def test_move_tells_those_with_a_seat_an_offer_or_a_place_in_the_queue_and_waits_five_minutes(event, staff):
    people = [signed_up(event), signed_up(event, SeatState.OFFERED), signed_up(event, SeatState.WAITING)]

    moving.move(event, later(event), by=staff)

    assert waiting() == sorted(("event_moved", one.email) for one in people)
    assert not OutboundLetter.objects.due().exists()
    row = OutboundLetter.objects.first()
    assert row.not_before - row.created_at == timedelta(minutes=5)


def test_move_letter_says_new_and_old_time_and_place_in_the_language_of_the_reader(event, staff, mailoutbox):
    signed_up(event, participant__language="sv")
    signed_up(event, participant__language="en", participant__email="eve@arena.example")
    old, new = event.venue.name, VenueFactory(name="Slottet")

    moving.move(event, there(event, venue=new, room="Rum 3"), by=staff)
    let_leave()

    swedish, english = sorted(mailoutbox, key=lambda mail: mail.to == ["eve@arena.example"])
    assert ("Nytt:\n" in swedish.body, "New:\n" in english.body) == (True, True)
    for mail in (swedish, english):
        assert mail.body.index("Rum 3, Slottet") < mail.body.index(old)


def test_move_of_a_draft_tells_nobody_and_is_no_revision(staff):
    event = EventFactory(draft=True)

    assert moving.move(event, later(event), by=staff) is None

    assert (event.revision, event.moves.count()) == (0, 0)


def test_move_of_one_date_of_a_series_touches_no_other(event, staff):
    other = EventFactory()
    other_facts = (other.revision, other.uid, other.starts_at)
    uid = event.uid

    moving.move(event, later(event), by=staff)

    other.refresh_from_db()
    assert (other.revision, other.uid, other.starts_at) == other_facts
    assert (event.revision, event.uid) == (1, uid)


def test_move_into_the_past_is_refused(event, staff):
    with pytest.raises(Refused):
        moving.move(event, there(event, starts_at=in_days(-1), ends_at=in_days(-1, 12)), by=staff)

    event.refresh_from_db()
    assert event.revision == 0


def test_move_to_where_it_is_already_is_refused(event, staff):
    with pytest.raises(Refused):
        moving.move(event, there(event), by=staff)


def test_move_of_a_cancelled_event_is_refused(staff):
    event = EventFactory(cancelled=True)

    with pytest.raises(Refused):
        moving.move(event, later(event), by=staff)


def test_move_sooner_leaves_an_offer_its_shortest_time(event, staff):
    signed_up(event, SeatState.OFFERED)
    soon = timezone.now() + timedelta(hours=5)

    moving.move(event, there(event, starts_at=soon, ends_at=soon + timedelta(hours=1)), by=staff)

    until = event.registrations.get().held_until
    assert timedelta(hours=2, minutes=59) < until - timezone.now() <= timedelta(hours=3)


def test_move_to_very_soon_leaves_no_offer_past_the_start(event, staff):
    signed_up(event, SeatState.OFFERED)
    soon = timezone.now() + timedelta(hours=2)

    moving.move(event, there(event, starts_at=soon, ends_at=soon + timedelta(hours=1)), by=staff)

    assert event.registrations.get().held_until == soon


def test_move_takes_programme_and_deadlines_along_by_the_clock_on_the_wall(staff):
    """From summer time to winter time: nine o'clock stays nine o'clock."""
    event = EventFactory(
        starts_at="2027-10-29T07:00:00Z", ends_at="2027-10-29T10:00:00Z", sign_up_until="2027-10-22T10:00:00Z"
    )
    event.refresh_from_db()
    item = event.programme.create(title_sv="Lunch", starts_at=event.starts_at)

    facts = there(
        event,
        starts_at=event.starts_at + timedelta(days=5, hours=1),
        ends_at=event.ends_at + timedelta(days=5, hours=1),
    )
    moving.move(event, facts, by=staff, take_along=True)

    item.refresh_from_db()
    assert item.starts_at == event.starts_at
    assert f"{timezone.localtime(event.sign_up_until):%Y-%m-%d %H:%M}" == "2027-10-27 12:00"


def test_move_twice_within_the_minutes_is_told_once_from_where_it_first_was(event, staff, mailoutbox):
    signed_up(event)
    first, second = VenueFactory(name="Lokal A"), VenueFactory(name="Lokal B")
    old = event.venue.name

    moving.move(event, there(event, venue=first), by=staff)
    moving.move(event, there(event, venue=second), by=staff)
    let_leave()

    [mail] = mailoutbox
    assert ("Lokal B" in mail.body, old in mail.body, "Lokal A" in mail.body) == (True, True, False)
    assert event.revision == 2


def test_move_again_after_the_letters_left_is_told_from_what_the_first_said(event, staff, mailoutbox):
    signed_up(event)

    moving.move(event, there(event, venue=VenueFactory(name="Lokal A")), by=staff)
    let_leave()
    moving.move(event, there(event, venue=VenueFactory(name="Lokal B")), by=staff)
    let_leave()

    assert len(mailoutbox) == 2
    assert mailoutbox[1].body.index("Lokal B") < mailoutbox[1].body.index("Lokal A")


def test_move_there_and_back_within_the_minutes_sends_nothing(event, staff, mailoutbox):
    signed_up(event)
    here = there(event)

    moving.move(event, later(event), by=staff)
    moving.move(event, here, by=staff)
    let_leave()

    assert mailoutbox == []


def test_move_is_not_told_to_whoever_cancelled_before_the_letter_left(event, staff, mailoutbox):
    person = signed_up(event)

    moving.move(event, later(event), by=staff)
    person.registrations.get()._move_to(SeatState.CANCELLED, ending="own", ended_at=timezone.now())
    let_leave()

    assert mailoutbox == []


def test_move_while_letters_are_leaving_is_refused(event, staff):
    signed_up(event)
    moving.move(event, later(event), by=staff)
    OutboundLetter.objects.update(state="sending", lease_until=timezone.now() + timedelta(minutes=1))

    with pytest.raises(Refused):
        moving.move(event, later(event), by=staff)


def test_move_overtakes_a_letter_that_a_worker_has_come_for(event, staff):
    signed_up(event)
    moving.move(event, later(event), by=staff)
    OutboundLetter.objects.update(state="claimed", lease_until=timezone.now() + timedelta(minutes=1))

    moving.move(event, later(event), by=staff)

    assert list(OutboundLetter.objects.order_by("created_at").values_list("state", "reason")) == [
        ("cancelled", "stopped"), ("ready", ""),
    ]  # fmt: skip


def test_move_back_restores_time_and_place_tells_nobody_and_raises_the_revision(event, staff, mailoutbox):
    signed_up(event)
    before = there(event)

    moving.move(event, later(event) | {"mode": Mode.HYBRID, "room": "Rum 9"}, by=staff)
    moving.move_back(event, by=staff)
    let_leave()

    assert there(event) == before
    assert (event.revision, event.moves.count(), mailoutbox) == (2, 0, [])


def test_move_back_brings_the_programme_home(staff):
    event = EventFactory()
    item = event.programme.create(title_sv="Lunch", starts_at=event.starts_at)

    moving.move(event, later(event, days=200), by=staff, take_along=True)
    moving.move_back(event, by=staff)

    item.refresh_from_db()
    assert item.starts_at == event.starts_at


def test_move_back_after_a_letter_left_is_refused(event, staff):
    signed_up(event)
    signed_up(event)
    moving.move(event, later(event), by=staff)
    one = OutboundLetter.objects.first()
    OutboundLetter.objects.filter(pk=one.pk).update(state="sent", sent_at=timezone.now())

    with pytest.raises(Refused):
        moving.move_back(event, by=staff)

    event.refresh_from_db()
    assert (event.revision, len(waiting())) == (1, 1)


def test_move_back_of_a_second_move_still_tells_of_the_first(event, staff, mailoutbox):
    signed_up(event)
    old = event.venue.name

    moving.move(event, there(event, venue=VenueFactory(name="Lokal A")), by=staff)
    moving.move(event, there(event, venue=VenueFactory(name="Lokal B")), by=staff)
    moving.move_back(event, by=staff)
    let_leave()

    [mail] = mailoutbox
    assert mail.body.index("Lokal A") < mail.body.index(old)
    assert "Lokal B" not in mail.body


def test_stop_keeps_the_letters_while_the_move_stands(event, staff, mailoutbox):
    signed_up(event)
    moving.move(event, later(event), by=staff)

    assert telling.stop(event) == 1

    let_leave()
    event.refresh_from_db()
    assert (event.revision, mailoutbox) == (1, [])
