"""Against machines and squatters at the sign-up, and what a person keeps who is refused."""

import time

import pytest
import time_machine
from django.test import Client

from arena.shared.open_forms import QUICKEST
from events.forms.signing_up import SignUpForm
from events.models import Participant
from events.seats import seating
from events.states import SeatState
from tests.events.sign_ups import letters, opened, said, sign_up_page
from tests.factories import PoolFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_counted")]


@pytest.fixture
def pool():
    return PoolFactory(capacity=10)


def test_sign_up_while_many_do_keeps_the_form_and_its_key(client, pool, monkeypatch):
    monkeypatch.setattr(SignUpForm, "save", _busy)
    key = client.get(sign_up_page(pool.event)).context["form"]["submission"].value()

    response = client.post(sign_up_page(pool.event), said(submission=key))

    form = response.context["form"]
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert (form["submission"].value(), form["name"].value()) == (key, "Anna")


def _busy(_form):
    raise seating.Busy("Många anmäler sig just nu.")


@pytest.mark.parametrize(
    "changes",
    [
        {"nickname": "Robot"},
        {"opened": "forged"},
        {"opened": ""},
        {"name": ""},
        {"email": "anna@"},
        {"name": "Anna 811218-9876"},
        {"organisation": "", "sector": ""},
        {"sector": ""},
        {"municipality": ""},
        {"language": "xx"},
    ],
)
def test_sign_up_refused_stores_and_mails_nothing_and_keeps_what_was_written(client, pool, changes):
    response = client.post(sign_up_page(pool.event), said(phone="0480-123", **changes))

    form = response.context["form"]
    assert (response.status_code, Participant.objects.count(), letters()) == (200, 0, [])
    assert (bool(form.errors), form["phone"].value()) == (True, "0480-123")
    assert "811218" not in response.content.decode()


def test_sign_up_too_quick_passes_at_the_second_try(client, pool):
    form = client.post(sign_up_page(pool.event), said(opened=opened(0))).context["form"]
    with time_machine.travel(time.time() + QUICKEST + 1):
        again = client.post(sign_up_page(pool.event), said(opened=form["opened"].value()))

    assert (form.non_field_errors()[0][:18], form["name"].value()) == ("Det gick fortare ä", "Anna")
    assert (again.status_code, Participant.objects.count()) == (302, 1)


def test_sign_up_twenty_forms_as_fast_as_a_machine_stores_nothing(client, pool):
    for number in range(20):
        form = client.get(sign_up_page(pool.event)).context["form"]
        client.post(sign_up_page(pool.event), said(f"robot{number}", opened=form["opened"].value()))

    assert (Participant.objects.count(), letters()) == (0, [])


def test_sign_up_twenty_forms_in_a_minute_from_one_network_stops_with_kind_words(client, pool, settings):
    answers = [
        client.post(sign_up_page(pool.event), said(f"robot{number}"), REMOTE_ADDR=f"192.0.2.{number}")
        for number in range(20)
    ]
    elsewhere = client.post(sign_up_page(pool.event), said(), REMOTE_ADDR="198.51.100.1")

    assert Participant.objects.count() == settings.SIGN_UPS_PER_MINUTE + 1
    assert "Vänta en minut" in answers[-1].content.decode()
    assert (answers[-1].context["form"]["name"].value(), elsewhere.status_code) == ("Robot19", 302)


def test_sign_up_without_the_cache_turns_nobody_away(client, pool, settings):
    settings.CACHES = {**settings.CACHES, "default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1"}}

    assert client.post(sign_up_page(pool.event), said()).status_code == 302


def test_sign_up_thirty_colleagues_of_one_network_get_in_within_the_hour(client, settings):
    settings.SIGN_UPS_PER_MINUTE = 30
    pool = PoolFactory(capacity=None)

    for number in range(30):
        client.post(sign_up_page(pool.event), said(f"kollega{number}"))

    assert Participant.objects.count() == 30


def test_sign_up_unconfirmed_addresses_hold_a_fifth_of_the_room_and_then_wait(client):
    pool = PoolFactory(capacity=40)

    for number in range(9):
        client.post(sign_up_page(pool.event), said(f"anna{number}"))

    states = [row.state for row in pool.registrations.order_by("pk")]
    assert states == [*[SeatState.HELD] * 8, SeatState.WAITING]


def test_sign_up_one_unconfirmed_address_holds_seats_at_three_events(client):
    pools = [PoolFactory() for _number in range(4)]

    answers = [client.post(sign_up_page(pool.event), said()) for pool in pools]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "Du har anmälningar som väntar" in answers[-1].content.decode()


def test_sign_up_needs_its_token():
    event = PoolFactory().event

    assert Client(enforce_csrf_checks=True).post(sign_up_page(event), said()).status_code == 403


def test_sign_up_signed_in_ignores_what_it_does_not_ask(client, pool):
    user = UserFactory()
    client.force_login(user)

    client.post(sign_up_page(pool.event), said(email="811218-9876", user="1", state="confirmed", approval="granted"))

    person = Participant.objects.get()
    assert (person.email, person.user, person.approval) == (user.email, user, "")
