"""The staff's page of seats: one sum for each pool, and what may be changed about them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from arena.shared.moments import on_clock
from events.seats import seating
from events.states import PoolKind, SeatState, Sector
from tests.factories import EventFactory, PoolFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool(staff):
    return PoolFactory(capacity=4)


def seats_page(event):
    return reverse("events:seats", args=[event.slug])


def pool_page(pool):
    return reverse("events:pool", args=[pool.event.slug, pool.pk])


def test_seats_show_one_sum_whose_numbers_lead_to_the_people(client, pool):
    RegistrationFactory.create_batch(2, pool=pool)
    held = {"state": SeatState.HELD, "held_until": timezone.now() + timedelta(minutes=20)}
    RegistrationFactory(pool=pool, **held)
    RegistrationFactory(pool=pool, waiting=True)

    [row] = client.get(seats_page(pool.event)).context["table"]["rows"]

    _name, confirmed, offered, held, free, capacity, waiting = row
    assert confirmed[0] + offered + held[0] + free == capacity == 4
    assert waiting[0] == 1
    for (number, address), people in [(confirmed, 2), (held, 1), (waiting, 1)]:
        assert (number, len(client.get(address).context["page"].object_list)) == (people, people)


def test_lower_below_those_who_have_a_seat_keeps_everyone_and_says_so(client, pool):
    RegistrationFactory.create_batch(3, pool=pool)
    waiting = RegistrationFactory(pool=pool, state=SeatState.WAITING)

    answer = client.post(pool_page(pool), {"move": "resize", "capacity": "1"}, follow=True)

    assert "2 personer fler än det finns platser har en plats. Ingen förlorar sin" in answer.content.decode()
    assert pool.registrations.confirmed().count() == 3
    waiting.refresh_from_db()
    assert waiting.state == SeatState.WAITING


def test_lower_leaves_an_offer_that_was_made_and_makes_no_new_one(client, pool):
    offered = RegistrationFactory(pool=pool, waiting=True)
    seating.promote(seating.lock(pool.event))
    RegistrationFactory(pool=pool, waiting=True)

    client.post(pool_page(pool), {"move": "resize", "capacity": "0"})

    offered.refresh_from_db()
    assert offered.state == SeatState.OFFERED
    assert pool.registrations.waiting().count() == 1


def test_raise_gives_the_new_seats_to_the_queue(client, staff):
    pool = PoolFactory(capacity=0)
    waiting = RegistrationFactory(pool=pool, waiting=True)

    client.post(pool_page(pool), {"move": "resize", "capacity": ""})

    waiting.refresh_from_db()
    pool.refresh_from_db()
    assert (waiting.state, pool.capacity) == (SeatState.OFFERED, None)


@pytest.mark.parametrize("typed", ["-1", "många", "100001"])
def test_seats_that_are_no_number_are_told_at_the_question(client, pool, typed):
    answer = client.post(pool_page(pool), {"move": "resize", "capacity": typed})

    assert list(answer.context["form"].errors) == ["capacity"]


def test_fill_gaps_asks_why(client, pool):
    silent = client.post(pool_page(pool), {"move": "fill_gaps", "fills_gaps": "on", "why": ""})

    client.post(pool_page(pool), {"move": "fill_gaps", "fills_gaps": "on", "why": "Sista dagen."})

    pool.refresh_from_db()
    assert list(silent.context["gaps"].errors) == ["why"]
    assert (pool.fills_gaps, pool.fills_gaps_why) == (True, "Sista dagen.")


def test_close_and_reopen_the_sign_up(client, pool):
    client.post(seats_page(pool.event), {"move": "close"})
    pool.event.refresh_from_db()
    was_closed = pool.event.closed_at is not None

    client.post(seats_page(pool.event), {"move": "reopen"})

    pool.event.refresh_from_db()
    assert (was_closed, pool.event.closed_at) == (True, None)


def reserved(event, **facts):
    until = on_clock(event.starts_at - timedelta(days=7))
    moment = {"opens_to_all_at_0": f"{until:%Y-%m-%d}", "opens_to_all_at_1": "09:00"}
    return {"what": "reserved", "reserved_for": Sector.MUNICIPALITY, "capacity": "8"} | moment | facts


def test_the_only_kind_of_seats_that_can_be_added_is_chosen_already(client, pool):
    form = client.get(reverse("events:pool_add", args=[pool.event.slug])).context["form"]

    assert ([value for value, _label in form.fields["what"].choices], form["what"].value()) == (
        ["reserved"],
        "reserved",
    )


def test_add_seats_reserved_for_a_sector_until_a_day(client, pool):
    client.post(reverse("events:pool_add", args=[pool.event.slug]), reserved(pool.event))

    made = pool.event.pools.get(reserved_for=Sector.MUNICIPALITY)
    assert (made.kind, made.capacity, on_clock(made.opens_to_all_at).hour) == (PoolKind.ROOM, 8, 9)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"reserved_for": ""}, "reserved_for"),
        ({"capacity": ""}, "capacity"),
        ({"opens_to_all_at_0": "", "opens_to_all_at_1": ""}, "opens_to_all_at"),
        ({"opens_to_all_at_0": "2020-01-01"}, "opens_to_all_at"),
        ({"what": ""}, "what"),
    ],
)
def test_reserved_seats_that_lack_something_are_told_where(client, pool, facts, field):
    answer = client.post(reverse("events:pool_add", args=[pool.event.slug]), reserved(pool.event, **facts))

    assert (list(answer.context["form"].errors), pool.event.pools.count()) == ([field], 1)


def test_reserved_seats_for_a_sector_that_has_some_are_refused(client, pool):
    client.post(reverse("events:pool_add", args=[pool.event.slug]), reserved(pool.event))

    answer = client.post(reverse("events:pool_add", args=[pool.event.slug]), reserved(pool.event))

    assert list(answer.context["form"].errors) == ["reserved_for"]


def test_reserved_seats_can_be_opened_to_all_before_their_day(client, pool):
    opens = pool.event.starts_at - timedelta(days=7)
    kept = PoolFactory(event=pool.event, capacity=3, reserved_for=Sector.MUNICIPALITY, opens_to_all_at=opens)

    client.post(pool_page(kept), {"move": "release"})

    kept.refresh_from_db()
    pool.refresh_from_db()
    assert (kept.released_at is not None, pool.capacity) == (True, 7)


def test_add_an_online_pool_to_a_hybrid_event_gives_those_who_wait_nothing_that_is_not_theirs(client, staff):
    event = EventFactory(hybrid=True)
    PoolFactory(event=event, capacity=0)

    client.post(reverse("events:pool_add", args=[event.slug]), {"what": PoolKind.ONLINE, "capacity": "100"})

    assert event.pools.get(kind=PoolKind.ONLINE).capacity == 100


def test_a_pool_that_somebody_has_been_in_stays(client, pool):
    RegistrationFactory(pool=pool)

    client.post(pool_page(pool), {"move": "remove"})

    assert pool.event.pools.count() == 1


def test_a_pool_that_nobody_has_been_in_can_be_taken_away(client, pool):
    client.post(pool_page(pool), {"move": "remove"})

    assert pool.event.pools.count() == 0


def test_target_is_added_once_and_shown_beside_how_many_come(client, pool):
    add = reverse("events:target_add", args=[pool.event.slug])
    RegistrationFactory(pool=pool, participant__sector=Sector.MUNICIPALITY)
    client.post(add, {"of": Sector.MUNICIPALITY, "at_least": "8"})

    again = client.post(add, {"of": Sector.MUNICIPALITY, "at_least": "9"})

    assert list(again.context["form"].errors) == ["of"]
    assert "1 av minst 8" in client.get(seats_page(pool.event)).content.decode()


def test_target_can_be_taken_away(client, pool):
    target = pool.event.targets.create(sector=Sector.REGION, at_least=2)

    client.post(reverse("events:target_remove", args=[pool.event.slug, target.pk]))

    assert pool.event.targets.count() == 0
