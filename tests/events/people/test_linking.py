"""New links by letter; whoever asks cannot tell whether an address is known."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from arena.outbox.writing import words
from events.people import linking
from tests.events.links import page_of
from tests.events.sign_ups import opened
from tests.factories import EventFactory, ParticipantFactory

pytestmark = pytest.mark.django_db
EMAIL = "anna@arena.example"


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def test_links_of_all_that_is_not_over_come_in_one_letter():
    coming = [ParticipantFactory(email=EMAIL), ParticipantFactory(email=EMAIL.upper())]
    past = ParticipantFactory(email=EMAIL, event=EventFactory(past=True))

    linking.send_again(" Anna@Arena.Example ")
    linking.send_again(EMAIL)

    row = OutboundLetter.objects.get()
    text = words(row.letter(), "sv").text
    assert row.to.lower() == EMAIL
    assert all(page_of(one) in text for one in coming)
    assert page_of(past) not in text


def test_page_answers_the_same_for_a_known_and_an_unknown_address(client):
    ParticipantFactory(email=EMAIL)
    page = reverse("events:lost_link")

    answers = [client.post(page, {"email": email, "opened": opened()}) for email in (EMAIL, "okand@arena.example")]
    shown = [client.get(answer.url).content for answer in answers]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert shown[0] == shown[1]
    assert OutboundLetter.objects.count() == 1


def test_page_stops_whoever_asks_too_often(client, monkeypatch):
    monkeypatch.setattr("events.views.own.links.LETTERS_PER_HOUR", 1)
    page, data = reverse("events:lost_link"), {"email": EMAIL, "opened": opened()}

    answers = [client.post(page, data).status_code for _time in range(2)]

    assert answers == [302, 200]


def test_page_keeps_machines_out(client):
    ParticipantFactory(email=EMAIL)

    client.post(reverse("events:lost_link"), {"email": EMAIL, "opened": opened(), "nickname": "bot"})

    assert not OutboundLetter.objects.exists()
