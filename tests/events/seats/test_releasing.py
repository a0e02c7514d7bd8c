from datetime import timedelta

import pytest
from django.utils import timezone

from events.seats import cancelling, releasing, sweeping
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
