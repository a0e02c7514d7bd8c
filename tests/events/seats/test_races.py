"""Many at the same moment: the last seat is sold once, and nobody is passed by."""

import threading
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from events.models import Participant, Registration
from events.seats import answering, cancelling, sweeping
from events.seats.registering import Person, Wish, register
from events.states import PoolKind, SeatState
from tests.events.invariants import broken, counted, sign_up
from tests.factories import ParticipantFactory, PoolFactory, UserFactory
from tests.racing import faults_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_register_race_for_the_last_seats_sells_each_once():
    pool = PoolFactory(capacity=5)
    users = [UserFactory() for _ in range(20)]

    faults = faults_at_once(
        *[lambda u=user: register(pool.event, [Person("x", u.email)], Wish(PoolKind.ROOM), user=u) for user in users]
    )

    assert faults == [None] * 20
    assert counted(pool) == {"confirmed": 5, "waiting": 15}
    assert broken() == []


def test_register_race_of_one_person_gives_one_registration():
    pool = PoolFactory(capacity=5)
    user = UserFactory()

    faults = faults_at_once(
        *[lambda: register(pool.event, [Person("x", user.email)], Wish(PoolKind.ROOM), user=user) for _ in range(8)]
    )

    assert faults == [None] * 8
    assert (Participant.objects.count(), counted(pool)) == (1, {"confirmed": 1})


def test_cancel_race_with_sign_ups_and_sweep_gives_each_seat_to_the_next_in_turn():
    pool = PoolFactory(capacity=3)
    seated = [sign_up(pool.event, name) for name in ("a", "b", "c")]
    for name in ("d", "e", "f", "g"):
        sign_up(pool.event, name)
    late = UserFactory()

    faults = faults_at_once(
        *[lambda p=person: cancelling.cancel(p) for person in seated],
        lambda: register(pool.event, [Person("late", late.email)], Wish(PoolKind.ROOM), user=late),
        sweeping.sweep,
    )

    assert faults == [None] * 5
    waiting = pool.registrations.in_queue_order().values_list("participant__name", flat=True)
    assert (counted(pool), list(waiting)) == ({"cancelled": 3, "offered": 3, "waiting": 2}, ["g", "late"])
    assert broken() == []


def test_accept_race_with_lapse_ends_one_way():
    pool = PoolFactory(capacity=1)
    anna, bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    cancelling.cancel(anna)
    offer = bo.registrations.get()

    def lapse():
        Registration.objects.filter(pk=offer.pk, state=SeatState.OFFERED).update(held_until="2020-01-01T00:00Z")
        sweeping.sweep()

    faults_at_once(lambda: answering.accept(offer), lapse)

    offer.refresh_from_db()
    assert offer.state in (SeatState.CONFIRMED, SeatState.LAPSED)
    assert broken() == []


def test_without_lock_and_trigger_the_same_race_oversells():
    """The control: counting first and inserting then, as others do, with the guards of the database taken away."""
    pool = PoolFactory(capacity=1)
    people = [ParticipantFactory(event=pool.event) for _ in range(4)]
    all_have_counted = threading.Barrier(4)

    def naive(person):
        with transaction.atomic():
            is_free = pool.registrations.holding().count() < pool.capacity
            all_have_counted.wait(30)
            state = SeatState.CONFIRMED if is_free else SeatState.WAITING
            pool.registrations.create(event=pool.event, kind=pool.kind, participant=person, state=state)

    with guards_off():
        faults = faults_at_once(*[lambda p=person: naive(p) for person in people])

    assert faults == [None] * 4
    assert counted(pool) == {"confirmed": 4}
    assert [name.partition(":")[0] for name in broken(letters=False)] == ["N1", "N6", "N6", "N6", "N6"]


@contextmanager
def guards_off():
    """The trigger that counts and writes down does neither."""
    switch("DISABLE")
    try:
        yield
    finally:
        switch("ENABLE")


def switch(word):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE events_registration {word} TRIGGER count_seats")
