"""The age of facts, as everybody sees it: after a year they are marked."""

import pytest
import time_machine
from django.urls import reverse

from actors.states import ActorState
from tests.actors.ages import YEAR, ago, managed
from tests.factories import ActorFactory, OfferingFactory

pytestmark = pytest.mark.django_db


def test_page_says_when_the_facts_were_last_confirmed(client):
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        actor = managed(300).actor
        page = client.get(actor.get_absolute_url()).text

    assert "Senast bekräftad av organisationen den 26 januari 2026." in page
    assert "Ej bekräftad sedan" not in page


@pytest.mark.parametrize("state", [ActorState.PUBLISHED, ActorState.DORMANT])
def test_page_of_an_actor_carries_a_notice_after_twelve_months(client, state):
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        actor = managed(YEAR, state=state).actor
        page = client.get(actor.get_absolute_url()).text

    assert "Ej bekräftad sedan 21 november 2025" in page


def test_page_of_an_offering_carries_a_notice_after_twelve_months(client):
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        offering = OfferingFactory(confirmed_at=ago(YEAR))
        page = client.get(offering.get_absolute_url()).text

    assert "Ej bekräftad sedan 21 november 2025" in page


def test_page_of_imported_facts_is_as_old_as_the_import(client):
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        young, old = ActorFactory(imported=True), ActorFactory(imported=True, created_at=ago(YEAR))
        pages = [client.get(actor.get_absolute_url()).text for actor in (young, old)]

    assert ["Aldrig bekräftad av organisationen" in page for page in pages] == [False, True]
    assert "Uppgifterna kom hit den 21 november 2025." in pages[1]


def test_list_says_which_facts_are_old(client):
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        managed(YEAR)
        page = client.get(reverse("actors:list")).text

    assert "ej bekräftad sedan november 2025" in page
