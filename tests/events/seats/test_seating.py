from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.models import Event, Participant, Pool, Registration, SeatMove
from events.seats import answering, cancelling, registering, releasing, resizing, seating, sweeping, transferring
from events.seats.registering import Person, Wish
from events.states import Ending, PoolKind, SeatState
from tests.events.invariants import broken, sign_up, states
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def full(**facts):
    """A room of one seat that Anna has, and Bo waits for."""
    pool = PoolFactory(capacity=1, **facts)
    return pool, sign_up(pool.event, "anna"), sign_up(pool.event, "bo")


def of(participant):
    return participant.registrations.order_by("-pk").first()


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


def test_put_back_last_waits_behind_the_others():
    pool, anna, bo = full()
    sign_up(pool.event, "cia")
    cancelling.cancel(anna)
    Registration.objects.filter(state="offered").update(held_until=timezone.now())
    sweeping.sweep()

    again = answering.put_back_last(of(bo))

    assert (again.state, again.queue_number) == ("waiting", 3)
    assert answering.put_back_last(bo.registrations.get(state="lapsed")) == again


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


def test_party_at_the_head_that_does_not_fit_blocks_unless_gaps_are_filled_for_a_reason():
    pool = PoolFactory(capacity=2)
    anna, bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    sign_up(pool.event, "cia", colleagues=["dan"])
    eva = sign_up(pool.event, "eva")
    cancelling.cancel(anna)
    assert of(eva).state == "waiting"
    assert broken() == []

    resizing.fill_gaps(pool, True, why="Sista dagen.")

    assert of(eva).state == "offered"
    assert broken() == []
    assert of(bo).state == "confirmed"


def test_party_is_offered_together_and_accepted_by_whoever_signed_it_up():
    pool = PoolFactory(capacity=2)
    first = sign_up(pool.event, "anna", colleagues=["bo"])
    cia = sign_up(pool.event, "cia", colleagues=["dan"])
    cancelling.cancel(Participant.objects.get(name="bo"))
    assert of(cia).state == "waiting"
    cancelling.cancel(first)

    answering.accept(of(cia))

    assert states(pool)[2:] == [("cia", "confirmed"), ("dan", "confirmed")]


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


def test_move_up_is_served_first_and_keeps_the_reason():
    pool, anna, _bo = full()
    cia = sign_up(pool.event, "cia")

    resizing.move_up(of(cia), reason="Kommunen saknas annars.")
    cancelling.cancel(anna)

    assert of(cia).state == "offered"
    assert of(cia).moves.filter(after="offered").get().reason == "Kommunen saknas annars."
    assert broken() == []


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


@pytest.mark.parametrize("column", ["taken", "grandfathered", "next_queue_number"])
def test_counters_are_out_of_reach_for_the_running_portal(column):
    pool = PoolFactory()

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        with pytest.raises(DatabaseError, match="counted by the database"), transaction.atomic():
            Pool.objects.filter(pk=pool.pk).update(**{column: 7})


def test_running_portal_counts_seats_by_the_trigger_alone():
    pool = PoolFactory(capacity=1)
    person = ParticipantFactory(event=pool.event)

    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET LOCAL ROLE arena_app")
        RegistrationFactory(pool=pool, participant=person)

    pool.refresh_from_db()
    assert pool.taken == 1


def test_pool_is_not_oversold_by_a_bulk_update_past_the_acts():
    pool = PoolFactory(capacity=1)
    for _ in range(3):
        RegistrationFactory(pool=pool, waiting=True)

    with pytest.raises(DatabaseError, match="pool_is_not_oversold"), transaction.atomic():
        Registration.objects.update(state=SeatState.CONFIRMED)

    assert broken(letters=False)[:1] != ["N1"]
    pool.refresh_from_db()
    assert pool.taken == 0


def test_delete_gives_the_seat_back():
    pool = PoolFactory(capacity=1)
    row = RegistrationFactory(pool=pool)

    row.delete()

    pool.refresh_from_db()
    assert pool.taken == 0


def test_registration_kind_is_the_pools():
    pool = PoolFactory()

    with pytest.raises(DatabaseError, match="registration_kind_is_the_pools"), transaction.atomic():
        RegistrationFactory(pool=pool, kind=PoolKind.ONLINE)


def test_registration_stays_in_its_pool():
    row = RegistrationFactory()
    other = PoolFactory(event=row.event, online=True)

    with pytest.raises(DatabaseError, match="stays in its pool"), transaction.atomic():
        Registration.objects.filter(pk=row.pk).update(pool=other, kind=other.kind)


def test_queue_number_is_given_by_the_database_alone():
    row = RegistrationFactory(waiting=True, queue_number=99)

    row.refresh_from_db()

    assert row.queue_number == 1


def test_place_in_queue_counts_those_before():
    pool, _anna, bo = full()
    cia = sign_up(pool.event, "cia")

    assert [seating.place_in_queue(of(person)) for person in (bo, cia)] == [1, 2]


def test_sums_make_the_capacity():
    pool, anna, _bo = full()
    cancelling.cancel(anna)

    row = Pool.objects.with_sums().get(pk=pool.pk)

    assert row.confirmed + row.offered + row.held + row.free == row.capacity
    assert (row.offered, row.waiting) == (1, 0)


def test_transfer_before_the_address_is_confirmed_is_refused():
    pool = PoolFactory(capacity=1)
    anna = registering.register(pool.event, [Person("anna", "anna@x.example")], Wish(PoolKind.ROOM)).participant

    with pytest.raises(Refused):
        transferring.transfer(anna, Person("bo", "bo@arena.example"))
