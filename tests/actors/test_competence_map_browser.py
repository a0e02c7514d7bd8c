"""The competence map in a real browser: by keyboard, without JavaScript, on a narrow screen and on paper."""

import pytest
from playwright.sync_api import expect

from actors.states import Stance
from tests.factories import ActorCompetenceFactory, ActorFactory, MunicipalityFactory, TermFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county(transactional_db):
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    TermFactory(code="KOMP04", label_sv="Inbyggda system, sensorer och IoT")
    for number in range(1, 27):
        TermFactory(code=f"KOMP{number:02}", label_sv=f"Informatik, begrepp och terminologi {number}")
    for number in range(1, 18):
        TermFactory(code=f"AKT{number:02}", label_sv=f"Kommunalt eller regionalt bolag {number}")
    town = ActorFactory(legal_name="Kalmar kommun", municipality_id="0880", actor_type_id="AKT02")
    sought = ActorCompetenceFactory(actor=town, term_id="KOMP04", stance=Stance.SEEKING)
    sought.areas.add(TermFactory(code="VO05", label_sv="Hemsjukvård"))


def test_map_filters_without_javascript_on_a_narrow_screen(county, open_page):
    page = open_page(width=320, height=600, javascript=False)
    page.goto("/kompetenser/")

    page.get_by_role("link", name="Söker", exact=True).click()
    page.wait_for_url("**hallning=soker**")
    page.get_by_label("Verksamhet").select_option("VO05")
    page.get_by_role("button", name="Visa").click()
    page.wait_for_url("**verksamhet=VO05**")
    page.get_by_role("cell", name="1").first.get_by_role("link").click()
    page.wait_for_url("**/kompetenser/aktorer/**")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.get_by_role("rowheader").all_inner_texts() == ["Kalmar kommun"]


def test_map_table_scrolls_by_keyboard_and_the_page_does_not(county, open_page):
    page = open_page(width=320, height=600)
    page.goto("/kompetenser/?hallning=soker")
    region = page.get_by_role("region", name="Kompetens som söks")

    region.focus()
    page.keyboard.press("ArrowRight")

    expect(region).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert region.evaluate("area => area.scrollWidth > area.clientWidth")


def test_map_fits_a_lying_sheet(county, page):
    page.goto("/kompetenser/?hallning=soker")
    page.set_viewport_size({"width": 1032, "height": 703})  # A4 lying, less its margins, at 96 dots to the inch
    page.emulate_media(media="print")

    place = page.locator(".matrix").bounding_box()
    assert (place["x"] + place["width"] <= 1032, place["y"] + place["height"] <= 703) == (True, True)
    assert page.get_by_role("button", name="Visa").is_visible() is False
