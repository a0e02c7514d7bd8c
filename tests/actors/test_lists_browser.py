"""The lists in a real browser: filtering with and without JavaScript, what is said, where the focus stays."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import ActorFactory, MunicipalityFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county(transactional_db):
    TermFactory(code="AKT02", label_sv="Kommun", label_en="Municipality")
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    company = ActorFactory(slug="loftet", legal_name="Löftet AB", municipality_id="0880", summary_sv="Larm.")
    company.areas.add(TermFactory(code="OMR01", label_sv="Trygghetslarm", label_en="Alarms"))
    ActorFactory(legal_name="Kalmar kommun", actor_type_id="AKT02", municipality_id="0880")
    OfferingFactory(slug="nattugglan", name="Nattugglan", actor=company, terms=["OMR01", "VO01", "MG01"])


def titles(page):
    return page.locator("#actor-list .row h3").all_inner_texts()


def test_filter_swaps_the_list_and_says_so(county, page):
    page.goto("/aktorer/")

    page.get_by_label("Kommun 1").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**typ=AKT02**")
    expect(page).to_have_title(re.compile("^Aktörer: Kommun"))

    assert titles(page) == ["Kalmar kommun"]
    assert page.locator("#says").inner_text() == "1 aktör"
    assert page.evaluate("document.activeElement.value") == "AKT02"


def test_filter_back_shows_the_whole_list_again(county, page):
    page.goto("/aktorer/")
    page.get_by_label("Kommun 1").check()
    page.wait_for_url("**typ=AKT02**")

    page.go_back()
    page.wait_for_url("**/aktorer/")
    page.get_by_role("link", name="Löftet AB").wait_for()

    assert titles(page) == ["Kalmar kommun", "Löftet AB"]


def test_filter_without_javascript(county, open_page):
    page = open_page(width=320, javascript=False)
    page.goto("/aktorer/")

    page.locator(".fold summary").click()
    page.get_by_label("Kommun 1").check()
    page.get_by_role("button", name="Visa").click()

    assert titles(page) == ["Kalmar kommun"]
    page.get_by_role("link", name="Ta bort Kommun").click()
    assert titles(page) == ["Kalmar kommun", "Löftet AB"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "path",
    [
        "/aktorer/?typ=AKT02",
        "/en/actors/",
        "/aktorer/?visa=karta",
        "/aktorer/?q=finnsinte",
        "/aktorer/loftet/",
        "/erbjudanden/?q=natt",
        "/erbjudanden/nattugglan/",
        "/en/offerings/nattugglan/",
        "/sok/?q=natt",
    ],
)
def test_page_has_no_fault_and_fits(county, open_page, axe, path, dark):
    page = open_page(width=320, dark=dark)
    said = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(path)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert said == []
