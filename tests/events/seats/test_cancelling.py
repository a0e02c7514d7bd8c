from datetime import timedelta

import pytest
from django.utils import timezone

from arena.shared.errors import Refused
from events.models import Registration
from events.seats import cancelling
from tests.events.invariants import full, sign_up, states
from tests.factories import PoolFactory

pytestmark = pytest.mark.django_db


def test_undo_takes_the_seat_back_while_nobody_has_it():
    pool = PoolFactory(capacity=1)
    anna = sign_up(pool.event, "anna")
    cancelling.cancel(anna)

    cancelling.undo(anna)

    assert states(pool) == [("anna", "confirmed")]


def test_undo_when_the_seat_went_to_the_next_is_refused():
    _pool, anna, _bo = full()
    cancelling.cancel(anna)

    with pytest.raises(Refused):
        cancelling.undo(anna)


def test_undo_after_ten_minutes_is_refused():
    pool = PoolFactory(capacity=1)
    anna = sign_up(pool.event, "anna")
    cancelling.cancel(anna)
    Registration.objects.update(ended_at=timezone.now() - timedelta(minutes=11))

    with pytest.raises(Refused):
        cancelling.undo(anna)
