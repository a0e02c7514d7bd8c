"""The search field in a real browser: by keyboard with suggestions, and as an ordinary form without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.factories import ActorFactory, OfferingFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county(transactional_db):
    ActorFactory(slug="kalmar", legal_name="Kalmar kommun")
    ActorFactory(slug="kalmarsund", legal_name="Kalmarsund AB")


def test_suggestions_by_keyboard(county, page):
    page.goto("/sok/")
    field = page.get_by_role("combobox", name="Sök i hela arenan")
    field.press_sequentially("kalm")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#says")).to_have_text("2 förslag")

    field.press("ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-2")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    field.press("Enter")

    page.wait_for_url("**/aktorer/kalmar/")


def test_suggestions_are_accessible(county, open_page, axe):
    page = open_page(width=320)
    page.goto("/sok/")

    page.get_by_role("combobox", name="Sök i hela arenan").press_sequentially("kalm")
    expect(page.get_by_role("option")).to_have_count(2)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_search_without_javascript(county, open_page):
    OfferingFactory(name="Nattlarm")
    page = open_page(width=320, javascript=False)
    page.goto("/sok/")

    page.get_by_label("Sök i hela arenan").last.fill("natt")
    page.get_by_role("main").get_by_role("button", name="Sök").click()

    assert page.get_by_role("link", name="Nattlarm").count() == 1
    assert page.locator("mark").first.inner_text() == "Nattlarm"
