from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from events.models import Event, Pool, SeatMove
from events.seats import approving, cancelling, ordering, seating
from events.seats.registering import Wish
from events.states import PoolKind
from tests.events.invariants import broken, full, of, sign_up, states
from tests.factories import PoolFactory

pytestmark = pytest.mark.django_db


def test_cancel_offers_the_seat_to_the_first_in_the_queue_at_once():
    pool, anna, _bo = full()
    sign_up(pool.event, "cia")

    cancelling.cancel(anna)

    assert states(pool) == [("anna", "cancelled"), ("bo", "offered"), ("cia", "waiting")]
    assert OutboundLetter.objects.filter(kind="event_seat_offered").count() == 1
    pool.refresh_from_db()
    assert (pool.taken, pool.free) == (1, 0)
    assert broken() == []


@pytest.mark.parametrize(("days", "hours"), [(30, 48), (3, 12), (0.5, 3)])
def test_offer_lasts_for_less_as_the_start_comes_near(days, hours):
    _pool, anna, bo = full(event__starts_at=timezone.now() + timedelta(days=days), event__ends_at=None)

    cancelling.cancel(anna)

    lasts = of(bo).held_until - SeatMove.objects.filter(after="offered").get().created_at
    assert abs(lasts - timedelta(hours=hours)) < timedelta(minutes=1)


def test_offer_never_lasts_past_the_deadline():
    soon = timezone.now() + timedelta(hours=20)
    _pool, anna, bo = full(event__sign_up_until=soon)

    cancelling.cancel(anna)

    assert of(bo).held_until == soon


def test_promote_when_it_is_too_late_to_ask_takes_only_who_wanted_no_question():
    pool = PoolFactory(capacity=1)
    anna, _bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    sign_up(pool.event, "cia", Wish(PoolKind.ROOM, takes_directly=True))
    Event.objects.update(starts_at=timezone.now() + timedelta(hours=2), ends_at=None)
    anna.event.refresh_from_db()

    cancelling.cancel(anna)

    assert states(pool) == [("anna", "cancelled"), ("bo", "waiting"), ("cia", "confirmed")]
    assert broken() == []


def test_promote_after_the_start_does_nothing():
    pool, anna, _bo = full()
    Event.objects.update(starts_at=timezone.now() - timedelta(hours=1), ends_at=None)

    cancelling.cancel(anna)

    assert states(pool)[1] == ("bo", "waiting")


def test_party_at_the_head_that_does_not_fit_blocks_unless_gaps_are_filled_for_a_reason():
    pool = PoolFactory(capacity=2)
    anna, bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    sign_up(pool.event, "cia", colleagues=["dan"])
    eva = sign_up(pool.event, "eva")
    cancelling.cancel(anna)
    assert of(eva).state == "waiting"
    assert broken() == []

    ordering.fill_gaps(pool, True, why="Sista dagen.")

    assert of(eva).state == "offered"
    assert broken() == []
    assert of(bo).state == "confirmed"


def test_place_in_queue_counts_those_before():
    pool, _anna, bo = full()
    cia = sign_up(pool.event, "cia")

    assert [of(person).place_in_queue for person in (bo, cia)] == [1, 2]


def test_sums_make_the_capacity():
    pool, anna, _bo = full()
    cancelling.cancel(anna)

    row = Pool.objects.with_sums().get(pk=pool.pk)

    assert row.confirmed + row.offered + row.held + row.free == row.capacity
    assert (row.offered, row.waiting) == (1, 0)


def test_promote_looks_past_any_number_who_cannot_be_served_yet(monkeypatch):
    monkeypatch.setattr(seating, "LOOKED_AT", 1)
    pool = PoolFactory(capacity=1, event__needs_approval=True)
    sign_up(pool.event, "anna")
    bo = sign_up(pool.event, "bo")

    approving.approve(bo)

    move = SeatMove.objects.filter(after="confirmed").get()
    assert (of(bo).state, move.reason) == ("confirmed", seating.PASSED_BY)
    assert broken() == []


def test_lock_takes_the_event_before_its_pools():
    pool = PoolFactory()

    with CaptureQueriesContext(connection) as asked:
        seating.lock(pool.event)

    assert asked[-1]["sql"].endswith('FOR NO KEY UPDATE OF "events_event", "events_pool"')
