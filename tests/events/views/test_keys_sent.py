"""What is sent in the place of a row's key is answered, whatever it is."""

import pytest
from django.urls import reverse

from arena.shared.http import key_in
from tests.factories import EventFactory, ParticipantFactory, StaffFactory

LONG = "9" * 5000  # more digits than Python makes a number of


@pytest.mark.parametrize(("sent", "key"), [("7", 7), (LONG, 0), ("²", 0), ("٣", 0), ("-1", 0), ("", 0), ("1\n", 0)])
def test_key_in_what_was_sent(sent, key):
    assert key_in(sent) == key


@pytest.mark.django_db
@pytest.mark.parametrize("key", [LONG, "²"])
@pytest.mark.parametrize(
    ("page", "sent", "status"),
    [
        ("preview_links", {"go": "take_back", "link": "{}"}, 404),
        ("invitations", {"go": "take_back", "invitation": "{}"}, 404),
        ("questions", {"move": "up", "question": "{}"}, 400),
    ],
)
def test_staff_pages_find_no_row(client, page, sent, status, key):
    client.force_login(StaffFactory())
    address = reverse(f"events:{page}", args=[EventFactory().slug])

    response = client.post(address, {name: value.format(key) for name, value in sent.items()})

    assert response.status_code == status


@pytest.mark.django_db
def test_participant_page_finds_no_seat(client):
    client.force_login(StaffFactory())
    person = ParticipantFactory()
    address = reverse("events:participant", args=[person.event.slug, person.key])

    assert client.post(address, {"move": f"give:{LONG}", "reason": "Plats"}).status_code == 400


@pytest.mark.django_db
def test_log_from_no_place_shows_the_newest(client):
    client.force_login(StaffFactory())

    assert client.get(reverse("events:log", args=[EventFactory().slug]), {"after": f"{LONG}*{LONG}"}).status_code == 200
