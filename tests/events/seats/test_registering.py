import pytest
from django.db import transaction
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.models import Participant, Registration
from events.seats import approving, cancelling, confirming, seating
from events.seats.registering import Person, Wish, register
from events.states import Ending, PoolKind, SeatState, Sector
from tests.events.invariants import sign_up, states
from tests.factories import ActorFactory, EventFactory, PoolFactory, UserFactory

pytestmark = pytest.mark.django_db
ROOM = Wish(PoolKind.ROOM)


def kinds_of_letters():
    return sorted(OutboundLetter.objects.values_list("kind", flat=True))


def test_register_confirms_while_seats_are_free_and_then_queues():
    pool = PoolFactory(capacity=1)

    sign_up(pool.event, "anna")
    sign_up(pool.event, "bo")

    assert states(pool) == [("anna", SeatState.CONFIRMED), ("bo", SeatState.WAITING)]
    assert kinds_of_letters() == ["event_confirmation", "event_on_waiting_list"]


def test_register_without_limit_takes_everybody():
    pool = PoolFactory(capacity=None)

    for name in ("anna", "bo", "cia"):
        sign_up(pool.event, name)

    pool.refresh_from_db()
    assert pool.taken == 3


def test_register_same_form_twice_shows_the_first():
    pool = PoolFactory()
    key = "0c8b8cb4-5c4f-4ef5-9f0c-4b4f5c1c7f11"

    first = register(pool.event, [Person("Anna", "anna@arena.example")], ROOM, submission_key=key)
    second = register(pool.event, [Person("Bo", "bo@arena.example")], ROOM, submission_key=key)

    assert (second.participant, second.is_new) == (first.participant, False)
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("typed", ["anna@arena.example", " ANNA@arena.example ", "Anna@ARENA.example"])
def test_register_same_address_again_tells_only_its_owner(typed):
    pool = PoolFactory()
    first = register(pool.event, [Person("Anna", "anna@arena.example")], ROOM).participant

    again = register(pool.event, [Person("Någon", typed)], ROOM)

    assert again.participant == first
    assert Participant.objects.get().name == "Anna"
    assert kinds_of_letters() == ["event_already_signed_up", "event_confirm_address"]


def test_register_without_account_holds_a_seat_for_half_an_hour():
    pool = PoolFactory(capacity=1)

    participant = register(pool.event, [Person("Anna", "anna@arena.example")], ROOM).participant

    seat = participant.registrations.get()
    assert seat.state == SeatState.HELD
    assert seat.held_until == participant.confirm_until
    assert kinds_of_letters() == ["event_confirm_address"]


def test_confirm_address_makes_the_held_seat_theirs():
    pool = PoolFactory(capacity=1)
    participant = register(pool.event, [Person("Anna", "anna@arena.example")], ROOM).participant

    confirming.confirm_address(participant)
    confirming.confirm_address(participant)

    assert states(pool) == [("Anna", SeatState.CONFIRMED)]
    assert kinds_of_letters() == ["event_confirm_address", "event_confirmation"]


def test_confirm_address_too_late_is_refused():
    pool = PoolFactory(capacity=1)
    participant = register(pool.event, [Person("Anna", "anna@arena.example")], ROOM).participant
    Participant.objects.update(confirm_until=timezone.now())

    with pytest.raises(Refused):
        confirming.confirm_address(participant)


def test_register_beyond_what_unconfirmed_addresses_may_hold_waits_and_gets_the_seat_when_confirmed():
    pool = PoolFactory(capacity=10)
    people = [register(pool.event, [Person(f"P{n}", f"p{n}@arena.example")], ROOM).participant for n in range(6)]

    assert [state for _name, state in states(pool)] == [SeatState.HELD] * 5 + [SeatState.WAITING]
    confirming.confirm_address(people[5])

    assert people[5].registrations.get().state == SeatState.CONFIRMED


def test_register_more_than_three_unconfirmed_at_once_is_refused():
    events = [PoolFactory().event for _ in range(4)]
    for event in events[:3]:
        register(event, [Person("Anna", "anna@arena.example")], ROOM)

    with pytest.raises(Refused):
        register(events[3], [Person("Anna", "anna@arena.example")], ROOM)


def test_register_colleagues_come_together_and_count_for_nothing_until_they_agree():
    pool = PoolFactory(capacity=3)

    anna = sign_up(pool.event, "anna", colleagues=["bo", "cia"])

    assert [state for _name, state in states(pool)] == [SeatState.CONFIRMED] * 3
    assert list(pool.event.participants.coming()) == [anna]
    assert kinds_of_letters() == ["event_confirmation"] + ["event_signed_up_by_colleague"] * 2
    confirming.agree(Participant.objects.get(name="bo"))
    assert pool.event.participants.coming().count() == 2


def test_register_party_that_does_not_fit_waits_together():
    pool = PoolFactory(capacity=2)

    sign_up(pool.event, "anna", colleagues=["bo", "cia"])

    assert {state for _name, state in states(pool)} == {SeatState.WAITING}


def test_register_newcomer_does_not_pass_a_waiting_party():
    pool = PoolFactory(capacity=2)
    sign_up(pool.event, "anna", colleagues=["bo", "cia"])

    sign_up(pool.event, "dan")

    assert states(pool)[-1] == ("dan", SeatState.WAITING)


def test_register_takes_online_and_waits_for_the_room_and_then_frees_online():
    event = EventFactory(hybrid=True)
    room, online = PoolFactory(event=event, capacity=1), PoolFactory(event=event, online=True, capacity=1)
    first = sign_up(event, "anna")
    sign_up(event, "bo", Wish(PoolKind.ROOM, also_wait=True, takes_directly=True))
    assert states(online) == [("bo", SeatState.CONFIRMED)]

    cancelling.cancel(first)

    online.refresh_from_db()
    assert states(room) == [("anna", SeatState.CANCELLED), ("bo", SeatState.CONFIRMED)]
    assert states(online) == [("bo", SeatState.CANCELLED)]
    assert online.taken == 0


def test_register_reserved_seats_are_for_their_sector_until_released():
    event = EventFactory()
    common, reserved = (
        PoolFactory(event=event, capacity=1),
        PoolFactory(event=event, capacity=2, reserved_for="municipality"),
    )
    town = ActorFactory(actor_type__code="AKT02")

    sign_up(event, "anna", sector=Sector.BUSINESS)
    sign_up(event, "bo", sector=Sector.BUSINESS)
    sign_up(event, "cia", actor=town)

    assert states(common) == [("anna", SeatState.CONFIRMED), ("bo", SeatState.WAITING)]
    assert states(reserved) == [("cia", SeatState.CONFIRMED)]


def test_register_approval_takes_no_seat_until_the_organiser_says_yes():
    pool = PoolFactory(event__needs_approval=True)

    anna = sign_up(pool.event, "anna")
    assert states(pool) == [("anna", SeatState.WAITING)]
    approving.approve(anna)

    assert states(pool) == [("anna", SeatState.CONFIRMED)]


def test_decline_ends_the_registration_and_says_why():
    pool = PoolFactory(event__needs_approval=True)
    anna = sign_up(pool.event, "anna")

    approving.decline(anna, reason="Fullt från samma kommun.")

    assert Registration.objects.get().ending == Ending.NOT_APPROVED
    assert "event_not_approved" in kinds_of_letters()


@pytest.mark.parametrize("facts", [{"draft": True}, {"cancelled": True}, {"past": True}, {"closed_at": timezone.now()}])
def test_register_at_an_event_that_is_not_open_is_refused(facts):
    pool = PoolFactory(event=EventFactory(**facts))

    with pytest.raises(Refused):
        register(pool.event, [Person("Anna", "anna@arena.example")], ROOM)

    assert Participant.objects.count() == 0


def test_register_again_after_cancelling_uses_the_same_participant():
    pool = PoolFactory()
    anna = sign_up(pool.event, "anna")
    cancelling.cancel(anna)

    outcome = register(pool.event, [Person("Anna", anna.email)], ROOM, user=anna.user)

    assert (outcome.participant, outcome.is_new) == (anna, True)
    assert [state for _name, state in states(pool)] == [SeatState.CANCELLED, SeatState.CONFIRMED]


@pytest.mark.django_db(transaction=True)
def test_register_where_the_event_is_busy_says_so_and_writes_nothing(django_db_blocker):
    import threading

    pool = PoolFactory()
    held, done = threading.Event(), threading.Event()

    def hold():
        from django.db import connection

        with transaction.atomic():
            seating.lock(pool.event)
            held.set()
            done.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)

    with pytest.raises(seating.Busy):
        register(pool.event, [Person("Anna", "anna@arena.example")], ROOM)

    done.set()
    holder.join()
    assert Participant.objects.count() == 0


def test_register_one_person_signs_up_thirty_colleagues_and_no_more():
    pool = PoolFactory(capacity=None)
    anna, *others = [Person(name, f"{name}@arena.example") for name in ["anna", *map(str, range(40))]]
    user = UserFactory(email=anna.email)
    register(pool.event, [anna, *others[:20]], ROOM, user=user)

    with pytest.raises(Refused), transaction.atomic():
        register(pool.event, [anna, *others[20:]], ROOM, user=user)
    register(pool.event, [anna, *others[10:30]], ROOM, user=user)

    assert Participant.objects.count() == 31


def test_register_unconfirmed_addresses_hold_few_seats_of_a_programme_item():
    pool = PoolFactory(capacity=40)
    item = pool.event.programme.create(title_sv="Verkstad", starts_at=pool.event.starts_at)
    workshop = PoolFactory(event=pool.event, kind=PoolKind.ITEM, item=item, capacity=10)

    for number in range(6):
        register(pool.event, [Person("P", f"p{number}@arena.example")], Wish(PoolKind.ROOM, items=[item]))

    assert [state for _name, state in states(workshop)] == [SeatState.HELD] * 5 + [SeatState.WAITING]
