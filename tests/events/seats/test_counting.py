"""The database counts the seats and gives the numbers, and nobody else can."""

import pytest
from django.db import DatabaseError, connection, transaction

from events.models import Pool, Registration
from events.states import PoolKind, SeatState
from tests.events.invariants import broken
from tests.factories import ParticipantFactory, PoolFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("column", ["taken", "grandfathered", "next_queue_number"])
def test_counters_are_out_of_reach_for_the_running_portal(column):
    pool = PoolFactory()

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        with pytest.raises(DatabaseError, match="counted by the database"), transaction.atomic():
            Pool.objects.filter(pk=pool.pk).update(**{column: 7})


def test_running_portal_counts_seats_by_the_trigger_alone():
    pool = PoolFactory(capacity=1)
    person = ParticipantFactory(event=pool.event)

    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET LOCAL ROLE arena_app")
        RegistrationFactory(pool=pool, participant=person)

    pool.refresh_from_db()
    assert pool.taken == 1


def test_pool_is_not_oversold_by_a_bulk_update_past_the_acts():
    pool = PoolFactory(capacity=1)
    for _ in range(3):
        RegistrationFactory(pool=pool, waiting=True)

    with pytest.raises(DatabaseError, match="pool_is_not_oversold"), transaction.atomic():
        Registration.objects.update(state=SeatState.CONFIRMED)

    assert broken(letters=False)[:1] != ["N1"]
    pool.refresh_from_db()
    assert pool.taken == 0


def test_delete_gives_the_seat_back():
    pool = PoolFactory(capacity=1)
    row = RegistrationFactory(pool=pool)

    row.delete()

    pool.refresh_from_db()
    assert pool.taken == 0


def test_registration_kind_is_the_pools():
    pool = PoolFactory()

    with pytest.raises(DatabaseError, match="registration_kind_is_the_pools"), transaction.atomic():
        RegistrationFactory(pool=pool, kind=PoolKind.ONLINE)


def test_registration_stays_in_its_pool():
    row = RegistrationFactory()
    other = PoolFactory(event=row.event, online=True)

    with pytest.raises(DatabaseError, match="stays in its pool"), transaction.atomic():
        Registration.objects.filter(pk=row.pk).update(pool=other, kind=other.kind)


def test_queue_number_is_given_by_the_database_alone():
    row = RegistrationFactory(waiting=True, queue_number=99)

    row.refresh_from_db()

    assert row.queue_number == 1
