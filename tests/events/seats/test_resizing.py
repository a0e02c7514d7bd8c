import pytest

from events.seats import cancelling, resizing
from tests.events.invariants import broken, full, of, sign_up
from tests.factories import PoolFactory

pytestmark = pytest.mark.django_db


def test_lowering_takes_no_seat_and_makes_no_offer_until_below():
    pool = PoolFactory(capacity=3)
    people = [sign_up(pool.event, name) for name in ("anna", "bo", "cia", "dan")]

    resizing.resize(pool, 1)
    cancelling.cancel(people[0])
    cancelling.cancel(people[1])

    pool.refresh_from_db()
    assert (pool.taken, pool.grandfathered, pool.free) == (1, 0, 0)
    assert of(people[3]).state == "waiting"
    cancelling.cancel(people[2])
    assert of(people[3]).state == "offered"
    assert broken() == []


def test_raising_serves_the_queue_in_order():
    pool, _anna, bo = full()
    cia = sign_up(pool.event, "cia")

    resizing.resize(pool, 2)

    assert (of(bo).state, of(cia).state) == ("offered", "waiting")


def test_resize_to_no_limit_offers_everybody_a_seat():
    pool, _anna, bo = full()
    cia = sign_up(pool.event, "cia")

    resizing.resize(pool, None)

    assert (of(bo).state, of(cia).state) == ("offered", "offered")
