import pytest

from events.models import Pool
from events.seats import pooling
from events.states import PoolKind
from tests.events.invariants import broken, of, sign_up
from tests.factories import EventFactory, PoolFactory

pytestmark = pytest.mark.django_db


class Filled:
    """The least that the act asks of a form: the pool to be, and to keep it."""

    def __init__(self, **facts):
        self.instance = Pool(**facts)

    def save(self):
        self.instance.save()
        return self.instance


@pytest.fixture
def event():
    return EventFactory()


def test_seats_reserved_afterwards_go_to_those_of_the_sector_who_wait(event):
    PoolFactory(event=event, capacity=0)
    anna = sign_up(event, "anna", sector="business")
    bo = sign_up(event, "bo", sector="municipality")

    pooling.add_pool(Filled(event=event, kind=PoolKind.ROOM, capacity=1, reserved_for="municipality"))

    assert (of(anna).state, of(bo).state, of(bo).pool.reserved_for) == ("waiting", "offered", "municipality")
    assert broken() == []


def test_seats_for_everybody_go_to_those_who_wait_for_reserved_ones(event):
    PoolFactory(event=event, capacity=0, reserved_for="municipality")
    anna = sign_up(event, "anna", sector="municipality")

    pooling.add_pool(Filled(event=event, kind=PoolKind.ROOM, capacity=1))

    assert (of(anna).state, of(anna).pool.reserved_for) == ("offered", "")


def test_seats_online_go_to_nobody_who_waits_for_the_room(event):
    PoolFactory(event=event, capacity=0)
    anna = sign_up(event, "anna")

    pooling.add_pool(Filled(event=event, kind=PoolKind.ONLINE, capacity=1))

    assert (of(anna).state, of(anna).kind) == ("waiting", PoolKind.ROOM)
