"""A sign-up that is shut: closed, too early, too late, full, elsewhere or not for everybody."""

import pytest
from django.utils import timezone

from events.models import Participant
from events.views.opening import INVITATIONS
from tests.events.sign_ups import colleague, said, sent_page, sign_up_page
from tests.factories import EventFactory, PoolFactory, RegistrationFactory
from tests.factories.events import in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_counted")]


@pytest.fixture
def pool():
    return PoolFactory(capacity=10)


SHUT = {
    "cancelled": ({"cancelled": True}, "Evenemanget är inställt."),
    "closed": ({"closed_at": timezone.now()}, "Anmälan är stängd."),
    "not_yet": ({"sign_up_from": in_days(2)}, "Anmälan öppnar"),
    "too_late": ({"sign_up_until": in_days(-2)}, "Anmälan stängde"),
    "started": ({"starts_at": in_days(-1), "ends_at": in_days(1)}, "Evenemanget har börjat"),
    "over": ({"past": True}, "Evenemanget har hållits."),
    "elsewhere": ({"sign_up": "elsewhere", "sign_up_url": "https://anmal.example/x"}, "https://anmal.example/x"),
    "not_needed": ({"sign_up": "none"}, "Du behöver inte anmäla dig."),
}


@pytest.mark.parametrize("why", SHUT)
def test_sign_up_that_is_shut_says_why_and_stores_nothing(client, why):
    facts, words = SHUT[why]
    event = PoolFactory(event=EventFactory(**facts)).event

    shown = client.get(sign_up_page(event))
    answer = client.post(sign_up_page(event), said())

    assert (words in shown.content.decode(), shown.context["admission"].door) == (True, why)
    assert (answer.status_code, Participant.objects.count()) == (409, 0)


def test_sign_up_full_without_waiting_list_turns_away(client):
    pool = PoolFactory(event=EventFactory(has_waiting_list=False), capacity=1)
    RegistrationFactory(pool=pool)

    shown = client.get(sign_up_page(pool.event)).content.decode()
    answer = client.post(sign_up_page(pool.event), said())

    assert "Evenemanget är fullt och har ingen väntelista." in shown
    assert (answer.status_code, pool.registrations.count()) == (409, 1)


def test_sign_up_of_a_party_that_does_not_fit_where_nobody_may_wait_keeps_the_form(client):
    pool = PoolFactory(event=EventFactory(has_waiting_list=False), capacity=1)

    answer = client.post(sign_up_page(pool.event), said(**colleague(0, "bo")))

    form = answer.context["form"]
    assert (answer.status_code, form.non_field_errors()) == (
        200,
        ["Evenemanget är fullt och har ingen väntelista."],
    )
    assert form["name"].value() == "Anna"


def test_sign_up_sent_again_after_it_closed_shows_the_first_result(client, pool):
    key = client.get(sign_up_page(pool.event)).context["form"]["submission"].value()
    client.post(sign_up_page(pool.event), said(submission=key))
    pool.event.close()

    response = client.post(sign_up_page(pool.event), said(submission=key))

    assert (response.status_code, response.url) == (302, sent_page(pool.event))


def test_sign_up_by_invitation_is_for_those_whose_link_was_opened(client):
    event = PoolFactory(event=EventFactory(audience="invited")).event
    invitation = event.invitations.create(email="anna@arena.example", person_key="x")

    closed = client.get(sign_up_page(event)).status_code
    session = client.session
    session[INVITATIONS] = [str(invitation.key)]
    session.save()

    assert (closed, client.get(sign_up_page(event)).status_code) == (404, 200)


def test_sign_up_sent_of_a_draft_is_not_there(client):
    assert client.get(sent_page(EventFactory(draft=True))).status_code == 404
