"""Decisions about members: links only open pages, stale answers are told, and who is out is out at once."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from actors import joining, leaving
from actors.models import Membership
from actors.states import MembershipState, Role
from tests.actors.accounts import PASSWORD, account, link_in, post
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def standing():
    """Everything that a link in a letter could change."""
    return list(Membership.objects.order_by("pk").values())


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_links_of_letters_change_nothing_until_a_button_is_pressed(client, method):
    manager = MembershipFactory(user=account("chef@arena.example"))
    joining.ask(manager.actor, by=UserFactory(), message="Hej")
    joining.invite(manager.actor, by=manager.user, email="ny@arena.example", role=Role.EDITOR)
    links = [link_in(letter) for letter in post()]
    client.force_login(manager.user)
    before = standing()

    answers = [getattr(visitor, method)(link).status_code for link in links for visitor in (client, Client())]

    assert (len(links), set(answers) <= {200, 302, 405}, standing()) == (2, True, before)


def test_link_of_a_request_leads_through_the_sign_in_back_to_the_request(client):
    manager = MembershipFactory(user=account("chef@arena.example"))
    joining.ask(manager.actor, by=UserFactory(name="Åsa Öst"), message="Hej")
    link = link_in(post()[0])

    asked = client.get(link)
    arrived = client.post(asked.url, {"login": "chef@arena.example", "password": PASSWORD}, follow=True)

    assert asked.url == f"{reverse('account_login')}?next={quote(link)}"
    assert arrived.redirect_chain == [(link, 302)]
    assert "Åsa Öst vill ansluta sig" in arrived.text


def test_request_decided_by_post_reaches_the_applicant_with_the_reason(client):
    manager, applicant = MembershipFactory(), UserFactory()
    request = joining.ask(manager.actor, by=applicant, message="Hej")
    post()
    client.force_login(manager.user)

    client.post(
        reverse("actors:member", args=[manager.actor.slug, request.key]),
        {"move": "decline", "reason": "Vi känner inte dig."},
    )
    [letter] = post()
    client.force_login(applicant)

    assert (letter.to, "Vi känner inte dig." in letter.body) == ([applicant.email], True)
    assert "Vi känner inte dig." in client.get(reverse("arena:my_page")).text


@pytest.mark.parametrize("state", ["aktiv", "avslutad"])
def test_request_that_a_colleague_has_answered_says_who_and_when(client, state):
    manager = MembershipFactory()
    colleague = MembershipFactory(actor=manager.actor, user=UserFactory(name="Kajsa Kollega"))
    request = joining.ask(manager.actor, by=UserFactory(), message="Hej")
    joining.grant(request, by=colleague.user, role=Role.EDITOR)
    if state == "avslutad":
        leaving.end(request, by=colleague.user)
    client.force_login(manager.user)

    page = client.get(reverse("actors:member", args=[manager.actor.slug, request.key]))

    today = date_format(localdate(), "j F Y")
    assert re.search(rf"{state.capitalize()} sedan {today} \d\d:\d\d, enligt beslut av Kajsa Kollega", page.text)


@pytest.mark.parametrize(
    ("state", "move"),
    [
        (MembershipState.ACTIVE, "decline"),
        (MembershipState.ACTIVE, "grant"),
        (MembershipState.INVITED, "grant"),
        (MembershipState.INVITED, "role"),
        (MembershipState.REQUESTED, "end"),
        (MembershipState.ENDED, "end"),
        (MembershipState.DECLINED, "grant"),
    ],
)
def test_decision_that_comes_too_late_is_answered_with_a_message(client, state, move):
    manager = MembershipFactory()
    user = None if state == MembershipState.INVITED else UserFactory()
    facts = {"email": "k@x.example", "role": Role.EDITOR, "expires_at": "2999-01-01T00:00Z"}
    membership = MembershipFactory(actor=manager.actor, user=user, state=state, **facts)
    client.force_login(manager.user)

    page = reverse("actors:member", args=[manager.actor.slug, membership.key])
    response = client.post(page, {"move": move, "role": "manager"}, follow=True)

    assert "Det här har ändrats sedan du öppnade sidan" in response.text
    assert Membership.objects.get(pk=membership.pk).state == state


def test_decision_that_does_not_exist_is_a_bad_request(client):
    manager = MembershipFactory()
    client.force_login(manager.user)
    page = reverse("actors:member", args=[manager.actor.slug, manager.key])

    assert client.post(page, {"move": "nonsense"}).status_code == 400


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_removed_manager_with_an_open_session_is_refused_on_the_next_request(client, headers):
    stayer = MembershipFactory()
    removed = MembershipFactory(actor=stayer.actor)
    colleague = MembershipFactory(actor=stayer.actor, role=Role.READER)
    client.force_login(removed.user)
    pages = [
        reverse("actors:edit", args=[stayer.actor.slug]),
        reverse("actors:members", args=[stayer.actor.slug]),
        reverse("actors:member", args=[stayer.actor.slug, colleague.key]),
    ]
    before = [client.get(page, headers=headers).status_code for page in pages]

    leaving.end(removed, by=stayer.user)

    after = [client.get(page, headers=headers).status_code for page in pages]
    late = client.post(pages[2], {"move": "end"}, headers=headers).status_code
    colleague.refresh_from_db()
    assert (before, after, late, colleague.state) == ([200] * 3, [403] * 3, 403, MembershipState.ACTIVE)


def test_last_manager_who_cannot_leave_is_shown_both_ways_out(client):
    manager = MembershipFactory()
    client.force_login(manager.user)

    page = client.post(
        reverse("actors:member", args=[manager.actor.slug, manager.key]), {"move": "end"}, follow=True
    ).text
    hand_over = client.get(reverse("actors:hand_over", args=[manager.actor.slug])).text

    assert "Lämna över till någon först, eller be projektets personal" in page
    assert reverse("actors:hand_over", args=[manager.actor.slug]) in page
    assert reverse("actors:custody", args=[manager.actor.slug]) in hand_over


def test_hand_over_through_the_pages_ends_with_the_new_manager_alone(client):
    old, successor = MembershipFactory(), account("ny@arena.example")
    reader = MembershipFactory(actor=old.actor, user=successor, role=Role.READER)
    client.force_login(old.user)
    client.post(reverse("actors:hand_over", args=[old.actor.slug]), {"member": reader.pk, "leave": "on"})
    client.force_login(successor)

    client.post(link_in(post()[0]), {"move": "accept"})

    managers = Membership.objects.in_force().managers()
    assert [membership.user for membership in managers] == [successor]


def test_hand_over_to_nobody_is_asked_whom(client):
    manager = MembershipFactory()
    client.force_login(manager.user)

    response = client.post(reverse("actors:hand_over", args=[manager.actor.slug]), {"email": ""})

    assert "Säg vem som tar över" in response.text
