"""Who waits, in their order, and why nothing has come to them yet."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.seats import ordering
from events.states import Approval, Sector
from tests.factories import EventFactory, PoolFactory, RegistrationFactory, StaffFactory
from tests.factories.events import in_days

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def staff(client):
    client.force_login(StaffFactory(name="Petra"))


@pytest.fixture
def pool():
    pool = PoolFactory(capacity=1)
    RegistrationFactory(pool=pool)
    return pool


def page(client, pool):
    return client.get(reverse("events:queue", args=[pool.event.slug]))


def lines(client, pool):
    return [line for _name, _pool, lines in page(client, pool).context["queues"] for line in lines]


def why(client, pool):
    return [line.why for line in lines(client, pool)]


def test_queue_is_in_the_order_of_service_also_for_those_moved_up(client, pool):
    first, second = RegistrationFactory.create_batch(2, pool=pool, waiting=True)

    ordering.move_up(second, reason="Ska tala.")

    assert [(line.place, line.registration, line.excuse) for line in lines(client, pool)] == [
        (1, second, "Ska tala."),
        (2, first, ""),
    ]


def test_queue_counts_places_in_each_pool(client, pool):
    online = PoolFactory(event=pool.event, online=True, capacity=0)
    for each in (pool, pool, online):
        RegistrationFactory(pool=each, waiting=True)

    assert [line.place for line in lines(client, pool)] == [1, 2, 1]


def test_queue_says_who_waits_for_approval_or_to_confirm_the_address(client, pool):
    RegistrationFactory(pool=pool, waiting=True, participant__approval=Approval.ASKED)
    RegistrationFactory(pool=pool, waiting=True, participant__confirm_until=timezone.now() + timedelta(minutes=9))

    [[approval], [address]] = why(client, pool)

    assert approval == "Väntar på ditt godkännande."
    assert address.startswith("Adressen är inte bekräftad; tiden går ut ")


def test_queue_says_that_a_party_does_not_fit(client):
    pool, party = PoolFactory(capacity=1), uuid4()
    RegistrationFactory.create_batch(2, pool=pool, waiting=True, participant__party=party)

    assert why(client, pool) == [
        ["Kommer tillsammans med 1 till.", "Alla får inte plats: 1 plats är ledig."],
        ["Kommer tillsammans med 1 till.", "Alla får inte plats: 1 plats är ledig."],
    ]


def test_queue_says_what_is_kept_for_a_sector(client, pool):
    until = in_days(9)
    PoolFactory(event=pool.event, capacity=3, reserved_for=Sector.MUNICIPALITY, opens_to_all_at=until)
    RegistrationFactory(pool=pool, waiting=True)

    [[said]] = why(client, pool)

    assert said.startswith("3 platser är reserverade för kommun till ")


def test_moves_out_of_turn_are_shown_with_who_and_why(client, pool):
    waits = RegistrationFactory(pool=pool, waiting=True)
    url = reverse("events:participant", args=[pool.event.slug, waits.participant.key])

    client.post(url, {"move": f"move_up:{waits.pk}", "reason": "Ska tala."})

    [move] = page(client, pool).context["excused"]
    assert (move.participant, move.who, move.reason) == (waits.participant, "Petra", "Ska tala.")


def test_queue_costs_the_same_for_one_and_for_many(client, pool):
    costs = []
    for number in (1, 8):
        RegistrationFactory.create_batch(number, pool=pool, waiting=True)
        page(client, pool)
        with CaptureQueriesContext(connection) as asked:
            page(client, pool)
        costs.append(len(asked))

    assert (costs[0], costs[1] <= 8) == (costs[1], True)


def test_empty_queue_says_so(client):
    assert "Ingen väntar" in page(client, PoolFactory(event=EventFactory())).text
