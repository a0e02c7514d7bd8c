"""The races of the sign-up through the real web server, with several workers and many people at the same moment."""

import http.client
import os
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from events.keys import OWN, link_token
from events.models import Pool, Registration
from events.seats import sweeping
from tests.bench.serving import serving
from tests.events.invariants import broken, counted
from tests.factories import PoolFactory, UserFactory
from tests.racing import at_once

PEOPLE, SEATS = 50, 10
CSRF = "a" * 32
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def portal(transactional_db, settings):
    """The web command of `up` on the database of the test; gives its port."""
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + settings.DATABASES["default"]["NAME"]
    plenty = {"SIGN_UPS_PER_MINUTE": "100000", "SIGN_UPS_PER_HOUR": "100000"}
    with serving({"DATABASE_URL": url, "WEB_WORKERS": "2", **plenty}) as (port, _process):
        yield port


def signed_in(number):
    """So many people with accounts, each with the cookie of a session."""
    people = []
    for _ in range(number):
        client, user = Client(), UserFactory(name="Någon")
        client.force_login(user)
        people.append((user, f"sessionid={client.cookies['sessionid'].value}; csrftoken={CSRF}"))
    return people


def post(port, path, cookie, **facts):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    head = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", path, urlencode({"csrfmiddlewaretoken": CSRF, **facts}), head)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def sign_up(port, event, cookie):
    facts = {"name": "Någon", "actor": "none", "sector": "business", "municipality": "elsewhere"}
    return post(port, reverse("events:sign_up", args=[event.slug]), cookie, **facts)


def race_for_seats(port, people):
    """Statement 6: fifty for ten seats; nobody sees an error, and the queue is in the order of arrival."""
    pool = PoolFactory(capacity=SEATS)

    answers = at_once(*[lambda c=cookie: sign_up(port, pool.event, c) for _user, cookie in people])

    assert answers == [302] * len(people)
    assert counted(pool) == {"confirmed": SEATS, "waiting": len(people) - SEATS}
    waiting = pool.registrations.in_queue_order().values_list("queue_number", "created_at")
    assert [number for number, _moment in waiting] == list(range(1, len(people) - SEATS + 1))
    assert broken() == []
    return pool


def own_page(name, participant):
    return reverse(f"events:{name}", args=[participant.key, link_token(participant, OWN)])


def race_of_cancellations(port, pool, people):
    """Statement 14: three cancel at once while others sign up; three offers to the first three, the sum never off."""
    seated = [row.participant for row in pool.registrations.confirmed().select_related("participant")[:3]]
    cookie = people[0][1]
    first = list(pool.registrations.in_queue_order()[:3])

    acts = [lambda p=person: post(port, own_page("own_cancel", p), cookie) for person in seated]
    answers = at_once(*acts)

    assert answers == [302] * 3
    assert list(pool.registrations.filter(state="offered").order_by("queue_number")) == first
    row = Pool.objects.with_sums().get(pk=pool.pk)
    assert row.confirmed + row.offered + row.held + row.free == row.capacity
    assert OutboundLetter.objects.filter(kind="event_seat_offered", subject_id__in=[r.pk for r in first]).count() == 3
    assert broken() == []


def race_for_offers(port, pool, people):
    """Statement 15: an offer is answered and runs out at the same moment; it ends one way, and the next one leaves."""
    offers = list(pool.registrations.filter(state="offered").select_related("participant"))
    cookie = people[0][1]
    Registration.objects.filter(pk=offers[0].pk).update(held_until=timezone.now())

    def answer(place, move):
        row = offers[place]
        return post(port, own_page("own_offer", row.participant), cookie, registration=row.pk, move=move)

    answers = at_once(
        lambda: answer(0, "accept"),
        lambda: answer(1, "decline"),
        lambda: answer(1, "accept"),
        lambda: answer(2, "accept"),
        lambda: answer(2, "accept"),
    )
    sweeping.sweep()

    assert max(answers) < 500
    ended = [Registration.objects.get(pk=offer.pk).state for offer in offers]
    assert ended[0] == "lapsed"
    assert ended[1] in ("cancelled", "confirmed")
    assert ended[2] == "confirmed"
    free_again = ended.count("lapsed") + ended.count("cancelled")
    assert pool.registrations.filter(state="offered").count() == free_again
    assert broken() == []


def play(port, rounds):
    people = signed_in(PEOPLE)
    for _ in range(rounds):
        pool = race_for_seats(port, people)
        race_of_cancellations(port, pool, people)
        race_for_offers(port, pool, people)


def test_sign_up_races_through_the_web_server(portal):
    play(portal, 3)


@pytest.mark.faults
def test_sign_up_races_through_the_web_server_a_hundred_times(portal):
    play(portal, 100)
