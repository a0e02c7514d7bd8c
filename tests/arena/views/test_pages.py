"""The pages about the arena, and the small files for machines."""

import pytest
from django.urls import reverse

from actors.states import OfferingState, Origin
from arena.views.pages import ASSESSED_ON
from testbeds.evaluation_states import BedState
from tests.factories import (
    ActorFactory,
    DecisionFactory,
    EventFactory,
    MunicipalityFactory,
    NeedFactory,
    OfferingFactory,
    RoundFactory,
)
from tests.factories.evaluations import BedFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["about", "accessibility", "privacy", "contact"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_page_is_open_in_both_languages(client, settings, name, language):
    address = {
        "sv": {
            "about": "/om/",
            "accessibility": "/om/tillganglighet/",
            "privacy": "/om/integritet/",
            "contact": "/om/kontakt/",
        },
        "en": {
            "about": "/en/about/",
            "accessibility": "/en/about/accessibility/",
            "privacy": "/en/about/privacy/",
            "contact": "/en/about/contact/",
        },
    }[language][name]

    response = client.get(address)

    assert (response.status_code, response.headers["Content-Language"]) == (200, language)


def test_accessibility_statement_is_complete(client, settings):
    settings.OPERATOR = "Exempelkommunen"

    page = client.get("/om/tillganglighet/").content.decode()

    required = {
        "who": "Exempelkommunen",
        "what": "Tillgänglighetsredogörelse för E-hälsoarenan",
        "degree": "delvis förenlig",
        "faults": "Kända brister",
        "burden": "12 §",
        "outside": "9 §",
        "message": reverse("arena:report_fault") + "?about=barrier",
        "supervision": "https://www.digg.se/tdosanmalan",
        "method": "Så har vi testat",
        "assessed": f"{ASSESSED_ON.day} november {ASSESSED_ON.year}",
        "updated": "Redogörelsen senast uppdaterad",
    }
    assert {name: words for name, words in required.items() if words not in page} == {}


def test_privacy_names_the_cookies_of_this_installation(client, settings):
    settings.CSRF_COOKIE_NAME = "__Host-csrf"

    context = client.get("/om/integritet/").context

    assert (context["session_cookie"], context["csrf_cookie"]) == (settings.SESSION_COOKIE_NAME, "__Host-csrf")


def test_home_counts_actors_by_municipality_and_outside(client):
    ActorFactory.create_batch(2, municipality=MunicipalityFactory(scb_code="0880"))
    ActorFactory(municipality=MunicipalityFactory(scb_code="0834"), draft=True)
    ActorFactory()

    context = client.get("/").context

    assert (context["numbers"], context["elsewhere"]) == ({"0880": 2}, 1)
    assert [number for _label, number, _url in context["figures"]] == [3, 0, 1]


def test_home_news_newest_first_and_only_what_is_public(client):
    imported = ActorFactory(origin=Origin.IMPORTED, summary_sv="Provar larm.")
    ActorFactory(origin=Origin.IMPORTED)
    OfferingFactory(origin=Origin.IMPORTED, draft=True)
    reviewed = DecisionFactory(actor=ActorFactory())
    DecisionFactory(actor=ActorFactory(draft=True))
    offering = OfferingFactory()
    DecisionFactory(actor=None, offering=offering, from_state=OfferingState.IN_REVIEW, to_state=OfferingState.PUBLISHED)

    news = client.get("/").context["news"]

    assert [one.title for one in news] == [offering.name, reviewed.actor.name, imported.name]


def test_home_empty_says_so(client):
    page = client.get("/en/").content.decode()

    assert page.count("Nothing has been published yet") == 1


def test_home_costs_as_many_statements_however_much_there_is(client, django_assert_num_queries):
    for _row in range(3):
        DecisionFactory(actor=ActorFactory(municipality=MunicipalityFactory()))
        OfferingFactory(origin=Origin.IMPORTED)
        EventFactory(), NeedFactory(), RoundFactory()

    with django_assert_num_queries(12):
        client.get("/")


def test_robots_close_what_is_for_people_signed_in(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines[0] == "User-agent: *"
    assert {"Disallow: /att-gora/", "Disallow: /en/to-do/"} <= set(lines)
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_robots_demonstration_stays_out_of_search_engines(client, settings):
    settings.DEMO = True

    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_security_txt_says_where_to_write(client):
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()

    assert lines[0] == "Contact: http://testserver/om/rapportera-fel/"


def test_sitemap_lists_public_pages_in_both_languages(client):
    actor, draft = ActorFactory(), ActorFactory(draft=True)

    index = client.get("/sitemap.xml").content.decode()
    actors = client.get("/sitemap-actors.xml").content.decode()

    assert index.count("<sitemap>") == 7
    assert actors.count(f"<loc>http://testserver/aktorer/{actor.slug}/</loc>") == 1
    assert actors.count(f"<loc>http://testserver/en/actors/{actor.slug}/</loc>") == 1
    assert actors.count(draft.slug) == 0


def test_sitemap_lists_events_that_everybody_may_see(client):
    event = EventFactory()
    EventFactory(slug="utkast", draft=True), EventFactory(slug="olistat", audience="unlisted")

    events = client.get("/sitemap-events.xml").content.decode()

    assert events.count("<url>") == 2
    assert events.count(f'hreflang="en" href="http://testserver/en/events/{event.slug}/"') == 2


def test_sitemap_lists_testbeds_that_take_requests(client):
    testbed = BedFactory()
    BedFactory(state=BedState.DRAFT), BedFactory(state=BedState.CLOSED)

    found = client.get("/sitemap-testbeds.xml").content.decode()

    assert found.count("<loc>") == found.count(f"/{testbed.slug}/</loc>") == 2


def test_sitemap_section_unknown_is_not_there(client):
    assert client.get("/sitemap-secrets.xml").status_code == 404
