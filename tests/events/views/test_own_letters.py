"""What somebody has been sent about an event, by the link of any of the letters."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arena.outbox.links import preference_token
from arena.outbox.states import Reason, State
from events.keys import OWN, event_scope, link_token
from tests.factories import OutboundLetterFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def letter(seat, to=None, **fate):
    facts = {"kind": "event_confirmation", "subject_id": seat.pk, "scope": event_scope(seat.event_id)}
    return OutboundLetterFactory(recipient=None, address=to or seat.participant.email, **facts, **fate)


def address(person, page="own_letters"):
    return reverse(f"events:{page}", args=[person.key, link_token(person, OWN)])


def test_own_letters_say_which_when_and_how_it_went(client):
    seat = RegistrationFactory()
    for fate in [{"sent": True}, {"state": State.SUPPRESSED, "reason": Reason.UNSUBSCRIBED}, {"unknown_final": True}]:
        letter(seat, **fate)
    letter(RegistrationFactory(pool=seat.pool), sent=True)

    rows = client.get(address(seat.participant)).context["rows"]

    assert {name for name, _when, _went in rows} == {"Bekräftelse på en plats"}
    assert sorted(went.partition(".")[0] for _name, _when, went in rows) == ["Hållet tillbaka", "Osäkert", "Skickat"]


def test_own_letters_tell_nothing_of_what_is_held_or_was_stopped(client):
    seat = RegistrationFactory()
    letter(seat, not_before=Now() + timedelta(minutes=5))
    letter(seat, not_before=Now() + timedelta(minutes=5), reason=Reason.BUSY)
    letter(seat, state=State.CANCELLED, reason=Reason.STOPPED)

    rows = client.get(address(seat.participant)).context["rows"]

    assert [went for _name, _when, went in rows] == ["På väg. E-postservern bad oss återkomma senare."]


def test_own_letters_tell_nothing_of_whoever_had_the_seat_before(client):
    seat = RegistrationFactory()
    letter(seat, to="hade.platsen@arena.example", sent=True)

    response = client.get(address(seat.participant))

    assert (response.context["rows"], "hade.platsen" in response.text) == ([], False)


def test_own_letters_are_led_to_from_the_own_page(client):
    person = RegistrationFactory().participant

    assert address(person) in client.get(address(person, "own")).text


@pytest.mark.parametrize("page", ["own", "own_letters"])
def test_choosing_letters_is_led_to_from_own_pages(client, page):
    seat = RegistrationFactory()
    letter(seat, to="hade.platsen@arena.example", sent=True)
    before = client.get(address(seat.participant, page)).context["preferences"]
    row = letter(seat, sent=True)

    link = client.get(address(seat.participant, page)).context["preferences"]

    assert (before, link) == (None, reverse("outbox:preferences", args=[preference_token(row)]))
    assert client.get(link).context["one"]["form"].fields["scopes"].choices == [
        (event_scope(seat.event_id), seat.event.title)
    ]


def test_own_letters_by_another_link_are_not_there(client):
    person = RegistrationFactory().participant

    assert client.get(reverse("events:own_letters", args=[person.key, "x" * 40])).status_code == 404


def test_own_letters_cost_the_same_for_one_and_for_many(client):
    seat = RegistrationFactory()
    costs = []
    for number in (1, 5):
        for _one in range(number):
            letter(seat, sent=True)
        client.get(address(seat.participant))
        with CaptureQueriesContext(connection) as asked:
            client.get(address(seat.participant))
        costs.append(len(asked))

    assert (costs[0], costs[0] <= 8) == (costs[1], True)
