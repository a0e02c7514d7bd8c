import pytest
from django.utils import timezone

from arena.shared.errors import Refused
from events.models import Participant, Registration
from events.seats import answering, cancelling, sweeping
from events.states import Ending
from tests.events.invariants import broken, full, of, sign_up, states
from tests.factories import PoolFactory

pytestmark = pytest.mark.django_db


def test_accept_takes_the_seat_and_the_offer_is_gone():
    pool, anna, bo = full()
    cancelling.cancel(anna)

    answering.accept(of(bo))

    assert states(pool)[1] == ("bo", "confirmed")
    with pytest.raises(Refused):
        answering.accept(of(bo))
    with pytest.raises(Refused):
        answering.turn_down(of(bo))


def test_turn_down_gives_the_seat_to_the_next_for_good():
    pool, anna, bo = full()
    cia = sign_up(pool.event, "cia")
    cancelling.cancel(anna)

    answering.turn_down(of(bo))

    assert (of(bo).state, of(bo).ending, of(cia).state) == ("cancelled", Ending.DECLINED, "offered")
    assert broken() == []


def test_cancel_after_accepting_starts_the_next_offer():
    pool, anna, bo = full()
    cia = sign_up(pool.event, "cia")
    cancelling.cancel(anna)
    answering.accept(of(bo))

    cancelling.cancel(bo)

    assert (of(bo).state, of(cia).state) == ("cancelled", "offered")


def test_put_back_last_waits_behind_the_others():
    pool, anna, bo = full()
    sign_up(pool.event, "cia")
    cancelling.cancel(anna)
    Registration.objects.filter(state="offered").update(held_until=timezone.now())
    sweeping.sweep()

    again = answering.put_back_last(of(bo))

    assert (again.state, again.queue_number) == ("waiting", 3)
    assert answering.put_back_last(bo.registrations.get(state="lapsed")) == again


def test_party_is_offered_together_and_accepted_by_whoever_signed_it_up():
    pool = PoolFactory(capacity=2)
    first = sign_up(pool.event, "anna", colleagues=["bo"])
    cia = sign_up(pool.event, "cia", colleagues=["dan"])
    cancelling.cancel(Participant.objects.get(name="bo"))
    assert of(cia).state == "waiting"
    cancelling.cancel(first)

    answering.accept(of(cia))

    assert states(pool)[2:] == [("cia", "confirmed"), ("dan", "confirmed")]
