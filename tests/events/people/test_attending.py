"""Who was there, and for how long: marked by the staff, and in true minutes."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from actors.models import Actor
from arena.history.models import Entry
from arena.shared.errors import Refused
from events.models import Attendance
from events.people import attending
from events.people.attending import Mark
from events.seats.registering import Person
from events.states import PoolKind, SeatState
from tests.factories import (
    ActorFactory,
    EventFactory,
    ParticipantFactory,
    PoolFactory,
    RegistrationFactory,
    StaffFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffFactory()


@pytest.fixture
def event():
    """Over, with two in the room and one online."""
    event = EventFactory(past=True, hybrid=True)
    RegistrationFactory.create_batch(2, pool=PoolFactory(event=event))
    RegistrationFactory(pool=PoolFactory(event=event, online=True))
    return event


def person(event, place=0):
    return event.participants.order_by("pk")[place]


def told(event):
    return list(event.participants.order_by("pk").values_list("attendance__was_there", flat=True))


def test_marks_are_written_and_whoever_is_not_named_stays_unmarked(event, staff):
    attending.mark(event, {person(event).pk: Mark(True), person(event, 1).pk: Mark(False)}, by=staff)

    assert told(event) == [True, False, None]


def test_mark_is_taken_back(event, staff):
    attending.mark(event, {person(event).pk: Mark(True)}, by=staff)

    attending.mark(event, {person(event).pk: Mark(None)}, by=staff)

    assert told(event) == [None, None, None]


def test_mark_at_another_event_changes_nothing(event, staff):
    stranger = ParticipantFactory()

    attending.mark(event, {stranger.pk: Mark(True)}, by=staff)

    assert Attendance.objects.count() == 0


def test_mark_says_in_the_history_who_made_it(event, staff):
    attending.mark(event, {person(event).pk: Mark(True, PoolKind.ROOM, 90)}, by=staff)

    entry = Entry.objects.get(kind="events_attendance")
    assert (entry.after["was_there"], entry.after["minutes"], entry.after["marked_by_id"]) == (True, 90, staff.pk)


def test_rest_is_marked_where_their_seats_are(event, staff):
    attending.mark(event, {person(event).pk: Mark(False)}, by=staff)

    number = attending.mark_rest(event, by=staff)

    assert (number, told(event)) == (2, [False, True, True])
    assert list(Attendance.objects.filter(was_there=True).order_by("participant").values_list("how", flat=True)) == [
        "room",
        "online",
    ]


def test_rest_leaves_out_who_waits_and_who_cancelled(event, staff):
    RegistrationFactory(pool=event.pools.first(), waiting=True)

    attending.mark_rest(event, by=staff)

    assert told(event) == [True, True, True, None]


def test_minutes_are_the_whole_unless_others_are_said(event, staff):
    attending.mark(event, {person(event).pk: Mark(True), person(event, 1).pk: Mark(True, minutes=45)}, by=staff)

    assert [attending.minutes_of(one) for one in event.participants.order_by("pk")] == [180, 45, 0]


def test_minutes_of_whoever_was_not_there_are_none(event, staff):
    attending.mark(event, {person(event).pk: Mark(False, minutes=45)}, by=staff)

    assert attending.minutes_of(person(event)) == 0


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ((2027, 3, 28, 0), (2027, 3, 28, 3), 180),  # 01:00–05:00 by the clock, which skips an hour
        ((2027, 10, 30, 23), (2027, 10, 31, 2), 180),  # 01:00–03:00 by the clock, which shows one hour twice
    ],
)
def test_minutes_are_true_when_the_clocks_are_changed(staff, start, end, minutes):
    moments = {"starts_at": datetime(*start, tzinfo=UTC), "ends_at": datetime(*end, tzinfo=UTC)}
    event = RegistrationFactory(pool__event=EventFactory(**moments)).event

    attending.mark_rest(event, by=staff)

    assert attending.minutes_of(person(event)) == minutes


def test_minutes_of_an_event_without_an_end_are_not_known(staff):
    event = RegistrationFactory(pool__event=EventFactory(past=True, ends_at=None)).event

    attending.mark_rest(event, by=staff)

    assert attending.minutes_of(person(event)) is None


def test_walk_in_is_there_and_takes_no_seat(event, staff):
    actor = ActorFactory(actor_type=TermFactory(code="AKT02"))

    one = attending.add_walk_in(event, Person("Åsa Ek", "", actor=actor), how=PoolKind.ONLINE, by=staff)

    assert (one.is_walk_in, one.sector, one.attendance.was_there, one.attendance.how) == (
        *(True, "municipality", True),
        "online",
    )
    assert (one.registrations.count(), sum(event.pools.values_list("taken", flat=True))) == (0, 3)
    assert Actor.objects.get(participants=one) == actor


def test_walk_ins_without_an_address_are_different_people(event, staff):
    for _time in range(2):
        attending.add_walk_in(event, Person("Åsa Ek", ""), by=staff)

    assert event.participants.filter(is_walk_in=True).count() == 2


def test_walk_in_who_waits_is_the_same_person(event, staff):
    waits = RegistrationFactory(pool=event.pools.first(), waiting=True).participant
    waits.person_key = attending.person_key("asa@arena.example")
    waits.save()

    found = attending.add_walk_in(event, Person("Åsa Ek", "ASA@arena.example"), by=staff)

    assert (found.pk, found.is_walk_in, found.attendance.was_there) == (waits.pk, False, True)
    assert waits.registrations.get().state == SeatState.WAITING


def test_walk_in_who_is_marked_already_is_refused(event, staff):
    attending.add_walk_in(event, Person("Åsa Ek", "asa@arena.example"), by=staff)

    with pytest.raises(Refused):
        attending.add_walk_in(event, Person("Åsa Ek", "asa@arena.example"), by=staff)


def test_attendance_of_whoever_was_away_has_no_minutes(event):
    """attendance_absent_has_no_minutes"""
    with pytest.raises(IntegrityError, match="attendance_absent_has_no_minutes"), transaction.atomic():
        Attendance.objects.create(participant=person(event), was_there=False, minutes=5)
