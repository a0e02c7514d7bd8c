"""The review page and the desk it is reached from."""

import pytest
from django.urls import reverse

from actors.models import Actor
from actors.states import ActorState
from tests.actors.drafts import sent_in
from tests.factories import MembershipFactory, OfferingFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = StaffFactory()
    client.force_login(user)
    return user


def answer(client, actor, **fields):
    seen = actor.last_decision.pk
    return client.post(reverse("actors:review", args=[actor.slug]), {"seen": seen, **fields}, follow=True)


def test_desk_leads_to_what_waits(client, staff):
    actor, _manager = sent_in()
    offering = OfferingFactory(in_review=True)

    response = client.get(reverse("arena:desk"))

    assert reverse("actors:review", args=[actor.slug]) in response.text
    assert reverse("offerings:review", args=[offering.slug]) in response.text


def test_review_publishes_the_actor_and_the_ticked_offerings(client, staff):
    actor, _manager = sent_in()

    response = answer(client, actor, answer="publish", offerings=[actor.offerings.get().pk])

    assert "Publicerat." in response.text
    assert list(actor.offerings.values_list("state", flat=True)) == ["published"]


@pytest.mark.parametrize("button", ["more", "decline"])
def test_review_without_a_reason_asks_for_one(client, staff, button):
    actor, _manager = sent_in()

    response = answer(client, actor, answer=button)

    assert "Skriv varför" in response.text
    assert Actor.objects.get().state == ActorState.SUBMITTED


def test_review_that_somebody_else_has_answered_says_so(client, staff):
    actor, _manager = sent_in()
    answer(client, actor, answer="more", reason="Mer.")

    response = answer(client, actor, answer="publish")

    assert "har ändrats sedan du öppnade sidan" in response.text
    assert Actor.objects.get().state == ActorState.MORE_WANTED


def test_review_of_an_own_actor_shows_why_somebody_else_decides(client, staff):
    actor, _manager = sent_in()
    MembershipFactory(actor=actor, user=staff, role="reader")

    shown = client.get(reverse("actors:review", args=[actor.slug]))
    refused = answer(client, actor, answer="publish")

    assert "Du är själv medlem i aktören" in shown.text
    assert refused.status_code == 403


def test_reason_is_shown_to_the_applicant_on_their_pages(client, staff):
    actor, manager = sent_in()
    answer(client, actor, answer="more", reason="Beskriv larmet.")
    client.force_login(manager)

    pages = [reverse("arena:my_page"), reverse("actors:manage", args=[actor.slug])]

    assert ["Beskriv larmet." in client.get(page).text for page in pages] == [True, True]
