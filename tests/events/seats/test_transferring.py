import pytest

from arena.shared.errors import Refused
from events.seats import registering, resizing, transferring
from events.seats.registering import Person, Wish
from events.states import PoolKind
from tests.events.invariants import broken, sign_up, states
from tests.factories import PoolFactory

pytestmark = pytest.mark.django_db


def test_transfer_gives_seat_and_links_to_the_colleague():
    pool = PoolFactory(capacity=1)
    anna = sign_up(pool.event, "anna")
    salt = anna.link_salt

    bo = transferring.transfer(anna, Person("bo", "bo@arena.example"))

    assert states(pool) == [("bo", "confirmed")]
    assert (anna.link_salt != salt, bo.agreed_at) == (True, None)
    with pytest.raises(Refused):
        transferring.transfer(anna, Person("cia", "cia@arena.example"))
    assert broken() == []


def test_transfer_above_a_lowered_capacity_keeps_the_seat():
    pool = PoolFactory(capacity=2)
    anna, _bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    resizing.resize(pool, 1)

    transferring.transfer(anna, Person("cia", "cia@arena.example"))

    pool.refresh_from_db()
    assert pool.taken == 2


def test_transfer_before_the_address_is_confirmed_is_refused():
    pool = PoolFactory(capacity=1)
    anna = registering.register(pool.event, [Person("anna", "anna@x.example")], Wish(PoolKind.ROOM)).participant

    with pytest.raises(Refused):
        transferring.transfer(anna, Person("bo", "bo@arena.example"))
