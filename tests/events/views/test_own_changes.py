"""Giving back, taking back, changing and handing over, each by the participant alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from events.seats import cancelling
from events.seats.registering import Wish
from events.states import Audience, Ending, PoolKind, SeatState
from events.writing import inviting
from tests.events.invariants import sign_up, states
from tests.events.links import page_of
from tests.factories import EventFactory, PoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool():
    return PoolFactory(capacity=1)


def said(response):
    return response.content.decode()


def test_cancel_gives_the_seat_to_the_next_and_twice_is_once(client, pool):
    anna, bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    address = page_of(anna, "own_cancel")
    shown = client.get(address)

    client.post(address, {"reason": "Sjuk"})
    client.post(address, {"reason": "Sjuk"})

    row = anna.registrations.get()
    assert shown.status_code == 200
    assert (row.state, row.ending, row.reason) == (SeatState.CANCELLED, Ending.OWN, "Sjuk")
    assert bo.registrations.get().state == SeatState.OFFERED
    assert OutboundLetter.objects.filter(kind="event_registration_cancelled").count() == 1


def test_cancel_one_thing_leaves_the_other(client):
    event = EventFactory(hybrid=True)
    room, online = PoolFactory(event=event, capacity=0), PoolFactory(event=event, kind=PoolKind.ONLINE)
    anna = sign_up(event, "anna", Wish(PoolKind.ROOM, also_wait=True))
    waiting = anna.registrations.get(pool=room)

    client.post(page_of(anna, "own_cancel"), {"what": waiting.pk})

    assert (states(room), states(online)) == ([("anna", "cancelled")], [("anna", "confirmed")])


def test_undo_takes_the_seat_back_while_it_is_free_and_says_no_when_it_is_not(client):
    free, wanted = PoolFactory(capacity=1), PoolFactory(capacity=1)
    anna, bo = sign_up(free.event, "anna"), sign_up(wanted.event, "bo")
    sign_up(wanted.event, "cia")
    for participant in (anna, bo):
        client.post(page_of(participant, "own_cancel"), {})

    back = client.post(page_of(anna, "own_undo"), follow=True)
    late = client.post(page_of(bo, "own_undo"), follow=True)

    assert "Platsen är din igen" in said(back)
    assert "Platsen har gått till någon annan" in said(late)
    assert (states(free), dict(states(wanted))["bo"]) == ([("anna", "confirmed")], "cancelled")


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("own_details", {"name": "Ny", "language": "en"}),
        ("own_answers", {}),
        ("own_transfer", {"name": "Bo", "email": "bo@arena.example"}),
        ("own_cancel", {}),
    ],
)
def test_changes_after_the_freeze_are_refused_with_the_reason_and_a_mailbox(client, pool, page, data):
    anna = sign_up(pool.event)
    type(pool.event).objects.update(changes_until=timezone.now() - timedelta(minutes=1))

    shown, sent = client.get(page_of(anna, page)), client.post(page_of(anna, page), data)

    assert (shown.status_code, sent.status_code) == (200, 409)
    assert all("arrangor@arena.example" in said(answer) for answer in (shown, sent))
    anna.refresh_from_db()
    assert (anna.name, states(pool)) == ("anna", [("anna", SeatState.CONFIRMED)])


def test_details_change_what_one_said_and_not_the_address(client, pool):
    anna = sign_up(pool.event)
    data = {"name": "Anna Ek", "phone": "070-1", "language": "en", "email": "annan@arena.example"}

    client.post(page_of(anna, "own_details"), data)

    anna.refresh_from_db()
    assert (anna.name, anna.phone, anna.language, anna.email) == ("Anna Ek", "070-1", "en", "anna@arena.example")


def test_details_refuse_a_personal_identity_number_at_the_field(client, pool):
    anna = sign_up(pool.event)

    response = client.post(page_of(anna, "own_details"), {"name": "Anna 19811218-9876", "language": "sv"})

    anna.refresh_from_db()
    assert (response.status_code, anna.name, "9876" in said(response)) == (200, "anna", False)


def test_transfer_hands_the_seat_over_and_kills_the_old_link(client, pool):
    anna = sign_up(pool.event)
    old = page_of(anna)

    response = client.post(page_of(anna, "own_transfer"), {"name": "Bo", "email": "bo@arena.example"})

    assert response.status_code == 302
    assert client.get(old).status_code == 404
    assert states(pool) == [("Bo", SeatState.CONFIRMED)]
    assert set(OutboundLetter.objects.values_list("kind", flat=True)) >= {
        "event_transferred",
        "event_signed_up_by_colleague",
    }


def test_transfer_to_somebody_who_is_signed_up_is_refused_at_the_field(client):
    pool = PoolFactory(capacity=None)
    anna = sign_up(pool.event, "anna", colleagues=["bo"])

    response = client.post(page_of(anna, "own_transfer"), {"name": "Bo", "email": "BO@arena.example"})

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"email"}


def test_new_link_kills_the_old_and_comes_by_letter(client, pool):
    anna = sign_up(pool.event)
    old = page_of(anna)

    client.post(page_of(anna, "own_new_link"))

    anna.refresh_from_db()
    assert (client.get(old).status_code, client.get(page_of(anna)).status_code) == (404, 200)
    assert OutboundLetter.objects.filter(kind="event_link_renewed").count() == 1


def test_transfer_to_a_colleague_who_wanted_no_sign_up_is_refused(client, pool):
    pool = PoolFactory(capacity=2)
    anna = sign_up(pool.event, "anna", colleagues=["bo"])
    bo = anna.colleagues.get()
    cancelling.cancel(bo, ending=Ending.OBJECTED)

    response = client.post(page_of(anna, "own_transfer"), {"name": "Bo", "email": bo.email})

    assert "kan inte ta över platsen" in said(response)
    assert states(pool) == [("anna", SeatState.CONFIRMED), ("bo", SeatState.CANCELLED)]


def test_transfer_at_an_event_by_invitation_goes_to_whom_is_invited(client):
    pool = PoolFactory(capacity=1, event__audience=Audience.INVITED)
    inviting.invite(pool.event, ["anna@arena.example", "bo@arena.example"], language="sv", by=None)
    anna = sign_up(pool.event, "anna")

    refused = client.post(page_of(anna, "own_transfer"), {"name": "Cia", "email": "cia@arena.example"})
    client.post(page_of(anna, "own_transfer"), {"name": "Bo", "email": "bo@arena.example"})

    assert "vars adress är inbjuden" in said(refused)
    assert states(pool) == [("Bo", SeatState.CONFIRMED)]
