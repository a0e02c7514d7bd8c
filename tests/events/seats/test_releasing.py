from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Registration
from events.seats import answering, cancelling, releasing, sweeping
from tests.events.invariants import broken, of, sign_up
from tests.factories import EventFactory, PoolFactory

pytestmark = pytest.mark.django_db


def test_release_gives_free_reserved_seats_to_the_common_queue():
    event = EventFactory()
    common = PoolFactory(event=event, capacity=1)
    due = timezone.now() - timedelta(minutes=1)
    reserved = PoolFactory(event=event, capacity=2, reserved_for="municipality", opens_to_all_at=due)
    sign_up(event, "anna", sector="business")
    bo = sign_up(event, "bo", sector="business")

    sweeping.sweep()
    releasing.release(reserved)

    common.refresh_from_db()
    reserved.refresh_from_db()
    assert (common.capacity, reserved.capacity, of(bo).state) == (3, 0, "offered")
    assert broken() == []


def test_seat_given_back_after_the_release_goes_to_the_common_queue():
    event = EventFactory()
    PoolFactory(event=event, capacity=0)
    reserved = PoolFactory(event=event, capacity=1, reserved_for="municipality")
    anna = sign_up(event, "anna", sector="municipality")
    bo = sign_up(event, "bo", sector="business")
    releasing.release(reserved)

    cancelling.cancel(anna)

    assert of(bo).state == "offered"


def test_release_lets_those_who_wait_for_reserved_seats_alone_wait_for_the_room():
    event = EventFactory()
    reserved = PoolFactory(event=event, capacity=1, reserved_for="municipality")
    anna = sign_up(event, "anna", sector="municipality")
    bo = sign_up(event, "bo", sector="municipality")

    releasing.release(reserved)
    cancelling.cancel(anna)

    assert [(row.state, row.pool.reserved_for) for row in bo.registrations.order_by("pk")] == [
        ("cancelled", "municipality"),
        ("offered", ""),
    ]
    assert broken() == []


def test_offer_that_ran_out_in_a_reserved_pool_waits_for_the_room_too():
    event = EventFactory()
    common = PoolFactory(event=event, capacity=0)
    reserved = PoolFactory(event=event, capacity=1, reserved_for="municipality")
    anna = sign_up(event, "anna", sector="municipality")
    bo = sign_up(event, "bo", sector="municipality")
    sign_up(event, "cia", sector="municipality")
    cancelling.cancel(anna)
    Registration.objects.filter(state="offered").update(held_until=timezone.now())
    sweeping.sweep()

    answering.put_back_last(bo.registrations.get(state="lapsed"))

    assert set(bo.registrations.live().values_list("pool", flat=True)) == {common.pk, reserved.pk}
    assert broken() == []
