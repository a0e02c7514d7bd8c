"""What the database refuses of pools, participants and registrations, whichever way they are written."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from events.models import Participant, Pool, Registration
from events.states import PoolKind, SeatState
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FORM = "0c8b8cb4-5c4f-4ef5-9f0c-4b4f5c1c7f11"
WRONG_POOL = [
    ("pool_of_item_has_item", {"kind": PoolKind.ITEM}),
    ("pool_reserved_is_in_the_room_and_limited", {"reserved_for": "region", "capacity": None}),
    ("pool_reserved_is_in_the_room_and_limited", {"reserved_for": "region", "kind": PoolKind.ONLINE}),
    ("pool_reserved_is_in_the_room_and_limited", {"opens_to_all_at": NOW}),
    ("pool_filling_gaps_has_reason", {"fills_gaps": True}),
]
WRONG_REGISTRATION = [
    ("registration_state_is_known", {"state": "lost"}),
    ("registration_held_until_follows_state", {"state": SeatState.HELD}),
    ("registration_held_until_follows_state", {"held_until": NOW + timedelta(hours=1)}),
    ("registration_ending_follows_state", {"state": SeatState.CANCELLED}),
    ("registration_ending_follows_state", {"ended_at": NOW}),
    ("registration_waiting_has_number", {"state": SeatState.OFFERED, "held_until": NOW}),
]


@pytest.mark.parametrize(("rule", "facts"), WRONG_POOL)
def test_pool_that_breaks_a_rule_is_refused(rule, facts):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        PoolFactory(**facts)


def test_pool_one_of_each_kind():
    pool = PoolFactory()

    with pytest.raises(IntegrityError, match="pool_one_of_each_kind"), transaction.atomic():
        PoolFactory(event=pool.event)


def test_pool_stays_at_its_event():
    pool = PoolFactory()

    with pytest.raises(DatabaseError, match="stays at its event"), transaction.atomic():
        Pool.objects.filter(pk=pool.pk).update(event=EventFactory())


@pytest.mark.parametrize(("rule", "facts"), WRONG_REGISTRATION)
def test_registration_that_breaks_a_rule_is_refused(rule, facts):
    RegistrationFactory()

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Registration.objects.update(**facts)


@pytest.mark.parametrize("state", [SeatState.CONFIRMED, SeatState.WAITING])
def test_registration_one_live_per_pool(state):
    row = RegistrationFactory()

    with pytest.raises(IntegrityError, match="registration_one_"), transaction.atomic():
        RegistrationFactory(pool=row.pool, participant=row.participant, state=state)


def test_registration_one_seat_per_person_in_room_or_online():
    row = RegistrationFactory()
    online = PoolFactory(event=row.event, online=True)
    RegistrationFactory(pool=online, participant=row.participant, waiting=True)

    with pytest.raises(IntegrityError, match="registration_one_seat_per_person"), transaction.atomic():
        Registration.objects.filter(pool=online).update(state=SeatState.CONFIRMED)


def test_registration_queue_number_once():
    """The trigger gives each number once; a row that had one twice would be refused all the same."""
    pool = PoolFactory()
    RegistrationFactory(waiting=True, pool=pool)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE events_registration DISABLE TRIGGER queue_number")

    with pytest.raises(IntegrityError, match="registration_queue_number_once"), transaction.atomic():
        RegistrationFactory(waiting=True, pool=pool, queue_number=1)


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("participant_one_per_person", {"person_key": "x" * 64}),
        ("participant_one_per_form", {"submission_key": FORM}),
    ],
)
def test_participant_comes_once(rule, facts):
    first = ParticipantFactory(**facts)

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        ParticipantFactory(event=first.event, **facts)


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("participant_erased_is_empty", {"erased_at": NOW}),
        ("participant_approval_is_known", {"approval": "perhaps"}),
    ],
)
def test_participant_that_breaks_a_rule_is_refused(rule, facts):
    ParticipantFactory()

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Participant.objects.update(**facts)


def test_registration_is_of_a_participant_of_the_same_event():
    other = ParticipantFactory()

    with pytest.raises(IntegrityError, match="registration_event_is_the_participants"), transaction.atomic():
        RegistrationFactory(participant=other)


@pytest.mark.parametrize(
    ("key", "unique"),
    [
        ("registration_kind_is_the_pools", "pool_kind_for_registrations"),
        ("registration_event_is_the_participants", "participant_event_for_registrations"),
    ],
)
def test_composite_key_leans_on_its_unique_columns(key, unique):
    with connection.cursor() as cursor:
        cursor.execute("SELECT conindid::regclass::text FROM pg_constraint WHERE conname = %s", [key])
        assert cursor.fetchone() == (unique,)
