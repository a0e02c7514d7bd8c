from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Event
from events.seats.admission import Admission, Door, with_waiting
from events.states import PoolKind, SeatState, Sector
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory, UserFactory
from tests.factories.events import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool():
    return PoolFactory(capacity=2)


def room(event):
    return Admission(event).room


def test_numbers_while_seats_are_free(pool):
    RegistrationFactory(pool=pool)

    assert (room(pool.event).numbers, room(pool.event).must_wait) == ("1 plats ledig", False)


def test_numbers_without_limit():
    assert room(PoolFactory(capacity=None).event).numbers == "obegränsat antal platser"


def test_numbers_of_a_full_room_say_how_many_wait(pool):
    RegistrationFactory.create_batch(2, pool=pool)
    nobody = room(pool.event).numbers
    RegistrationFactory.create_batch(3, pool=pool, waiting=True)

    assert (nobody, room(pool.event).numbers) == ("fullt, men ingen väntar ännu", "fullt, 3 väntar")


def test_numbers_of_a_free_seat_that_others_wait_for(pool):
    RegistrationFactory(pool=pool, waiting=True)

    assert (room(pool.event).numbers, room(pool.event).must_wait) == ("1 står före dig i kön", True)


def test_numbers_are_not_changed_by_an_address_that_nobody_has_confirmed(pool):
    RegistrationFactory(pool=pool, waiting=True, participant__confirm_until=in_days(1))

    assert (room(pool.event).numbers, room(pool.event).must_wait) == ("2 platser lediga", False)


def test_numbers_after_capacity_was_lowered_are_never_below_nothing(pool):
    RegistrationFactory.create_batch(2, pool=pool)
    type(pool).objects.filter(pk=pool.pk).update(capacity=1)

    assert room(pool.event).numbers == "fullt, men ingen väntar ännu"


def test_reserved_seats_seem_free_and_are_not_full(pool):
    PoolFactory(event=pool.event, capacity=8, reserved_for=Sector.MUNICIPALITY)
    RegistrationFactory.create_batch(2, pool=pool)

    way = room(pool.event)

    assert (way.must_wait, way.seems_free, way.is_full) == (True, True, False)
    assert (way.numbers, Admission(pool.event).must_wait) == (
        "lediga bara för en sektor: kommun. Alla andra får vänta",
        False,
    )


def test_reserved_seats_opened_to_all_are_counted_no_more(pool):
    PoolFactory(event=pool.event, reserved_for=Sector.MUNICIPALITY, released_at=timezone.now())

    assert room(pool.event).reserved == []


def test_waiting_counts_a_person_once_who_waits_for_reserved_and_other_seats(pool):
    kept = PoolFactory(event=pool.event, capacity=1, reserved_for=Sector.MUNICIPALITY)
    person = ParticipantFactory(event=pool.event)
    for each in (pool, kept):
        RegistrationFactory(pool=each, participant=person, waiting=True)

    assert room(pool.event).waiting == 1


def test_programme_items_stand_in_their_order():
    event = PoolFactory().event
    second, first = (
        event.programme.create(title_sv=title, starts_at=event.starts_at + timedelta(hours=hours))
        for title, hours in (("Sist", 2), ("Först", 1))
    )
    for item in (second, first):
        PoolFactory(event=event, kind=PoolKind.ITEM, item=item)

    assert [item for item, _way in Admission(event).items] == [first, second]


def test_door_of_an_event_without_seats_is_closed():
    assert Admission(EventFactory()).door == Door.CLOSED


def test_door_opens_at_its_hour(pool):
    pool.event.sign_up_from = timezone.now() + timedelta(seconds=30)
    before = Admission(pool.event).door
    pool.event.sign_up_from = timezone.now()

    assert (before, Admission(pool.event).door) == (Door.NOT_YET, Door.OPEN)


def test_door_of_a_full_event_without_waiting_list(pool):
    pool.event.has_waiting_list = False
    free = Admission(pool.event).door
    RegistrationFactory.create_batch(2, pool=pool)

    assert (free, Admission(pool.event).door) == (Door.OPEN, Door.FULL)


def test_door_stays_open_while_online_has_room(pool):
    pool.event.has_waiting_list = False
    PoolFactory(event=pool.event, online=True)
    RegistrationFactory.create_batch(2, pool=pool)

    assert Admission(pool.event).door == Door.OPEN


def test_own_is_the_seat_rather_than_the_place_in_the_queue(pool):
    online = PoolFactory(event=pool.event, online=True)
    person = ParticipantFactory(event=pool.event, user=UserFactory())
    RegistrationFactory(pool=pool, participant=person, waiting=True)
    seat = RegistrationFactory(pool=online, participant=person)

    assert Admission(pool.event, person.user).own == seat
    assert Admission(pool.event, UserFactory()).own is None
    assert Admission(pool.event, AnonymousUser()).own is None


def test_own_does_not_count_what_has_ended(pool):
    person = ParticipantFactory(event=pool.event, user=UserFactory())
    RegistrationFactory(pool=pool, participant=person, state=SeatState.CANCELLED, ended_at=timezone.now(), ending="own")

    assert Admission(pool.event, person.user).own is None


def test_admission_costs_two_statements_however_many_wait(pool):
    event = Event.objects.get(pk=pool.event.pk)
    RegistrationFactory.create_batch(5, pool=pool, waiting=True)
    person = ParticipantFactory(event=event, user=UserFactory())

    with CaptureQueriesContext(connection) as asked:
        admission = Admission(event, person.user)
        _all = admission.door, admission.own, admission.room.numbers, admission.items

    assert len(asked) == 2


def test_with_waiting_counts_each_pool_by_itself(pool):
    other = PoolFactory(event=pool.event, online=True)
    RegistrationFactory.create_batch(2, pool=other, waiting=True)

    assert {row.kind: row.waiting for row in with_waiting(pool.event)} == {"room": 0, "online": 2}


def test_event_sign_up_opens_before_it_closes():
    with pytest.raises(IntegrityError, match="event_sign_up_opens_before_it_closes"):
        EventFactory(sign_up_from=in_days(9), sign_up_until=in_days(8))
