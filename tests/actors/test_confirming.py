"""A manager says that the facts are right, which brings back what the clock let rest."""

import pytest
from django.urls import reverse

from actors import ageing, confirming
from actors.models import Actor, Decision, Offering
from actors.states import ActorState, OfferingState, Role
from tests.actors.ages import FIFTEEN_MONTHS, YEAR, ago, asked_long_ago, managed
from tests.factories import DecisionFactory, MembershipFactory, OfferingFactory, StaffFactory

pytestmark = pytest.mark.django_db


def test_letter_leads_to_a_page_that_changes_nothing_when_it_is_opened(client):
    manager = managed(YEAR)
    client.force_login(manager.user)

    page = client.get(reverse("actors:to_confirm"))

    assert manager.actor.name in page.text
    assert Actor.objects.get().confirmed_at == manager.actor.confirmed_at


@pytest.mark.parametrize("name", ["actors:to_confirm", "arena:my_page"])
def test_one_click_confirms_one_thing(client, name):
    manager = managed(YEAR)
    offering = OfferingFactory(actor=manager.actor, confirmed_at=ago(YEAR))
    client.force_login(manager.user)
    key = f'value="offering:{offering.slug}"'

    shown = client.get(reverse(name)).text
    client.post(reverse("actors:to_confirm"), {"row": f"offering:{offering.slug}"})

    assert key in shown
    assert Offering.objects.get().confirmed_at > ago(1)
    assert Actor.objects.get().confirmed_at < ago(1)


def test_everything_at_once_confirms_what_was_shown_and_wakes_what_rests(client):
    manager = managed(FIFTEEN_MONTHS, state=ActorState.DORMANT, lapsed_at=ago(1), asked_at=ago(90))
    resting = {"state": OfferingState.PAUSED, "lapsed_at": ago(1), "asked_at": ago(90)}
    offering = OfferingFactory(actor=manager.actor, confirmed_at=ago(FIFTEEN_MONTHS), **resting)
    client.force_login(manager.user)
    shown = [f"actor:{manager.actor.slug}", f"offering:{offering.slug}"]

    response = client.post(reverse("actors:to_confirm"), {"row": shown}, follow=True)

    facts = ["state", "lapsed_at", "asked_at"]
    assert Actor.objects.values_list(*facts).get() == ("published", None, None)
    assert Offering.objects.values_list(*facts).get() == ("published", None, None)
    assert "Tack. 2 är bekräftade i dag." in response.text
    assert response.redirect_chain[-1][0] == reverse("arena:my_page")


def test_page_confirms_nothing_of_somebody_else(client):
    actor = managed(YEAR).actor
    client.force_login(MembershipFactory(role=Role.EDITOR, actor=actor).user)

    response = client.post(reverse("actors:to_confirm"), {"row": f"actor:{actor.slug}"}, follow=True)

    assert "Det väntar inte längre på svar." in response.text
    assert Actor.objects.get().confirmed_at < ago(1)


def test_page_says_what_is_missing_before_something_can_be_confirmed(client):
    manager = managed(YEAR, contact_email="")
    client.force_login(manager.user)

    page = client.get(reverse("actors:to_confirm")).text

    assert f"{reverse('actors:edit', args=[manager.actor.slug])}#id_contact_email" in page
    assert f'value="actor:{manager.actor.slug}"' not in page


def test_manage_page_has_the_button_open_when_the_facts_are_old(client):
    manager = managed(YEAR)
    client.force_login(manager.user)

    page = client.get(reverse("actors:manage", args=[manager.actor.slug])).text

    assert '<details class="more" open>' in page


def test_what_staff_stopped_does_not_come_back_by_one_click(client):
    manager = managed(YEAR, state=ActorState.DORMANT)
    DecisionFactory(actor=manager.actor, from_state="published", to_state="dormant", decided_by=StaffFactory())
    client.force_login(manager.user)

    client.post(reverse("actors:to_confirm"), {"row": f"actor:{manager.actor.slug}"})

    assert Actor.objects.get().state == ActorState.DORMANT


def test_wake_of_what_the_clock_let_rest_is_the_managers_own():
    manager = asked_long_ago()
    ageing.let_rest()

    confirming.still_right(Actor.objects.get(), by=manager.user)

    assert list(Decision.objects.values_list("to_state", "decided_by")) == [
        ("published", manager.user.pk),
        ("dormant", None),
    ]
