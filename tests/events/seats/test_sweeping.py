import pytest
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.models import Participant, Registration
from events.seats import answering, cancelling, registering, sweeping
from events.seats.registering import Person, Wish
from events.states import Ending, PoolKind
from events.writing import moving
from tests.events.invariants import broken, full, of, sign_up
from tests.factories import PoolFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def test_sweep_ends_an_offer_that_ran_out_and_makes_the_next():
    pool, anna, bo = full()
    cia = sign_up(pool.event, "cia")
    cancelling.cancel(anna)
    Registration.objects.filter(state="offered").update(held_until=timezone.now())

    sweeping.sweep()
    sweeping.sweep()

    assert (of(bo).state, of(bo).ending, of(cia).state) == ("lapsed", Ending.OFFER_RAN_OUT, "offered")
    assert OutboundLetter.objects.filter(kind="event_offer_ran_out").count() == 1
    with pytest.raises(Refused):
        answering.accept(of(bo))
    assert broken() == []


def test_sweep_gives_an_unconfirmed_seat_to_the_next():
    pool = PoolFactory(capacity=1)
    anna = registering.register(pool.event, [Person("anna", "anna@x.example")], Wish(PoolKind.ROOM)).participant
    bo = sign_up(pool.event, "bo")
    Registration.objects.filter(state="held").update(held_until=timezone.now())
    Participant.objects.filter(pk=anna.pk).update(confirm_until=timezone.now())

    sweeping.sweep()

    assert (of(anna).ending, of(bo).state) == (Ending.NOT_CONFIRMED, "offered")


def test_sweep_serves_a_queue_whose_promotion_was_lost():
    pool = PoolFactory(capacity=1)
    bo = RegistrationFactory(pool=pool, waiting=True).participant

    sweeping.sweep()

    assert of(bo).state == "offered"


def test_offer_stands_still_while_the_event_is_cancelled_and_lasts_anew_when_it_is_held_after_all():
    pool, anna, bo = full()
    cancelling.cancel(anna)
    moving.cancel(pool.event, {"reason_sv": "Sjukdom.", "reason_en": ""}, by=None)
    Registration.objects.filter(state="offered").update(held_until=timezone.now())

    sweeping.sweep()

    with pytest.raises(Refused):
        answering.accept(of(bo))
    moving.reopen(pool.event, by=None)
    answering.accept(of(bo))
    assert of(bo).state == "confirmed"
