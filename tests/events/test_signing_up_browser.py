"""A visitor signs up with two colleagues by keyboard, confirms the address, and has three seats."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from events.keys import CONFIRM, link_token
from events.models import Participant
from events.states import SeatState
from tests.actors.test_registering_browser import Keyboard
from tests.factories import ActorFactory, EventFactory, PoolFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def quick_hands(monkeypatch):
    """The keys of a test are pressed faster than those of a person."""
    cache.clear()
    monkeypatch.setattr("arena.shared.open_forms.QUICKEST", 0)


def test_visitor_signs_up_with_two_colleagues_by_keyboard(page, axe):
    ActorFactory(legal_name="Löftet AB"), ActorFactory(legal_name="Löftet Syd AB")
    event = EventFactory(hybrid=True)
    room, _online = PoolFactory(event=event), PoolFactory(event=event, online=True)
    keys, found = Keyboard(page), []

    page.goto(event.get_absolute_url())
    keys.press("Anmäl dig")
    found += axe(page)
    keys.tick("På plats: 10 platser lediga")
    for label, text in (("Ditt namn", "Anna Ek"), ("E-postadress", "anna@arena.example"), ("Din organisation", "löft")):
        keys.write(label, text)
    keys.reach("Anmäl kollegor också")
    page.keyboard.press("Enter")
    for name in ("bo", "cia"):
        keys.write("Namn", name.capitalize())
        keys.write("E-postadress", f"{name}@arena.example")
    keys.press("Anmäl dig")
    found += axe(page)
    keys.tick("Löftet AB")
    keys.press("Anmäl dig")
    expect(page.locator("h1")).to_have_text("Titta i din e-post")
    found += axe(page)
    anna = Participant.objects.get(name="Anna Ek")
    page.goto(reverse("events:confirm_address", args=[anna.key, link_token(anna, CONFIRM)]))
    keys.press("Ja, det är min adress")

    assert found == []
    assert [(row.participant.name, row.state) for row in room.registrations.order_by("pk")] == [
        ("Anna Ek", SeatState.CONFIRMED),
        ("Bo", SeatState.CONFIRMED),
        ("Cia", SeatState.CONFIRMED),
    ]


def test_organisation_is_suggested_while_one_types(page):
    ActorFactory(legal_name="Löftet AB")
    event = PoolFactory().event

    page.goto(reverse("events:sign_up", args=[event.slug]))
    page.get_by_label("Din organisation").press_sequentially("löf")

    expect(page.locator("#organisations option")).to_have_attribute("value", re.compile("Löftet AB"))


@pytest.mark.parametrize("width", [320, 1280])
def test_sign_up_form_works_without_script(open_page, width):
    event = PoolFactory().event
    page = open_page(width=width, javascript=False)

    page.goto(reverse("events:sign_up", args=[event.slug]))
    page.locator("summary", has_text="Anmäl kollegor också").click()
    page.get_by_role("button", name="Fler rader").click()

    expect(page.locator("[name=colleague-6-name]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
