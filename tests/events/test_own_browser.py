"""From the list to the own pages by keyboard alone, without scripts: an offer is accepted, and the seat given back."""

import re

import pytest
from playwright.sync_api import expect

from events.seats import cancelling
from tests.actors.test_registering_browser import Keyboard
from tests.events.invariants import full, of
from tests.events.links import page_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_event_is_found_offer_accepted_and_seat_given_back_by_keyboard_without_script(open_page):
    pool, anna, bo = full()
    cancelling.cancel(anna)
    page = open_page(javascript=False)
    keys = Keyboard(page)

    page.goto("/evenemang/")
    keys.press(pool.event.title_sv)
    expect(page).to_have_url(re.compile(pool.event.slug))
    page.goto(page_of(bo))
    keys.press("Svara ja eller nej")
    keys.press("Ja, jag kommer")
    accepted = of(bo).state
    keys.press("Avboka")
    keys.press("Avboka min anmälan")

    assert (accepted, of(bo).state) == ("confirmed", "cancelled")
