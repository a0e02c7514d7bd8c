"""The page of one event in both languages, what it must not tell, and the pages that show events among other things."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import EventMove, Series
from events.states import Sector
from tests.factories import (
    ActorFactory,
    EventFactory,
    MunicipalityFactory,
    OfferingFactory,
    PoolFactory,
    TermFactory,
    VenueFactory,
)
from tests.factories.events import in_days

pytestmark = pytest.mark.django_db


def text(client, address):
    return client.get(address).content.decode()


def test_event_known_by_its_year_alone_is_shown_so(client):
    year = {"starts_at": datetime(2018, 1, 1, tzinfo=UTC), "ends_at": None, "precision": "year", "source": "Rapporten"}
    event = EventFactory(**year, documented_participants=900)

    page = text(client, event.get_absolute_url())

    assert [row.day for row in client.get("/evenemang/?tid=tidigare").context["listing"].rows] == ["2018"]
    assert ("1 januari" in page, "<b>2018</b>" in page) == (False, True)
    assert "<dt>Deltagare eller anmälda, enligt källan</dt><dd>900</dd>" in page


def test_page_never_tells_the_online_link(client):
    event = EventFactory(hybrid=True, online_url="https://mote.example/hemligt")
    PoolFactory(event=event, online=True)

    page = text(client, event.get_absolute_url())

    assert "mote.example" not in page
    assert "länken får du när din plats är bekräftad" in page


def test_page_in_english_shows_swedish_text_with_its_language_and_a_mark(client):
    event = EventFactory(title_sv="Trygg natt", summary_sv="Vi prövar.", text_sv="Kom gärna.", slug="natt")
    event.programme.create(title_sv="Inledning", starts_at=event.starts_at)

    page = text(client, "/en/events/natt/")

    assert '<h1 lang="sv">Trygg natt</h1>' in page
    assert '<p class="lead" lang="sv">Vi prövar.</p>' in page
    assert '<h3 lang="sv">Inledning</h3>' in page
    assert "Text in Swedish" in page
    assert "When and where" in page


def test_page_in_english_with_english_text_has_no_mark(client):
    EventFactory(title_sv="Trygg natt", title_en="Safe night", slug="natt")

    page = text(client, "/en/events/natt/")

    assert ("<h1>Safe night</h1>" in page, "Text in Swedish" in page) == (True, False)


def test_page_of_a_cancelled_event_says_so_and_why(client):
    event = EventFactory(cancelled=True, reason_sv="Lokalen är vattenskadad.")

    page = text(client, event.get_absolute_url())

    assert "Evenemanget är inställt." in page
    assert "Lokalen är vattenskadad." in page


def test_page_of_a_moved_event_tells_the_former_time_and_place(client):
    event = EventFactory(revision=1)
    former = datetime(2027, 3, 27, 9, tzinfo=UTC)
    EventMove.objects.create(
        event=event, revision=1, starts_at=former, ends_at=former + timedelta(hours=2), mode="room", place="Gamla salen"
    )

    page = text(client, event.get_absolute_url())

    assert "Tidigare gällde: lördag 27 mars 2027 kl. 10.00–12.00, Gamla salen." in page


@pytest.mark.parametrize(("where", "open_tag"), [("", '<li aria-current="page"'), ("sign-up/", "<a href=[^>]+")])
def test_crumbs_mark_a_title_that_is_only_in_swedish(client, where, open_tag):
    EventFactory(slug="natt", title_sv="Trygg natt")

    page = text(client, f"/en/events/natt/{where}")

    [crumbs] = re.findall('<nav class="crumbs".+?</nav>', page)
    assert re.search(f'{open_tag} lang="sv">Trygg natt<', crumbs)


def test_page_names_the_town_of_the_venue_once(client):
    venue = VenueFactory(name="Salen", address="Storgatan 2, Kalmar", municipality=MunicipalityFactory(name="Kalmar"))

    page = text(client, EventFactory(venue=venue).get_absolute_url())

    assert "<dd><div>Salen</div><div>Storgatan 2, Kalmar</div></dd>" in page


@pytest.mark.parametrize(("audience", "is_told"), [("public", True), ("unlisted", False)])
def test_only_a_listed_event_is_for_search_engines_and_pictures(client, audience, is_told):
    page = text(client, EventFactory(slug="natt", audience=audience).get_absolute_url())

    assert ("/natt/bild.png" in page, 'content="noindex"' not in page) == (is_told, is_told)


def test_page_of_what_is_cancelled_offers_no_place_in_a_calendar(client):
    held, cancelled = EventFactory(), EventFactory(cancelled=True)

    pages = [text(client, event.get_absolute_url()) for event in (held, cancelled)]

    assert ["Lägg in i min kalender" in page for page in pages] == [True, False]
    assert "Inställt</span></p></nav>" in pages[0]


def test_page_marks_an_example(client):
    event = EventFactory(is_example=True)

    assert "Det här är ett exempel, inte ett verkligt evenemang." in text(client, event.get_absolute_url())


def test_page_says_which_sector_seats_are_reserved_for_in_the_language_of_the_page(client):
    PoolFactory(event__slug="natt", capacity=3, reserved_for=Sector.MUNICIPALITY)

    told = [text(client, address) for address in ("/evenemang/natt/", "/en/events/natt/")]

    assert "3 platser är reserverade för en sektor: kommun." in told[0]
    assert "3 seats are reserved for one sector: municipality." in told[1]


def test_page_names_no_organisation_that_is_not_public(client):
    event = EventFactory(organiser=ActorFactory(draft=True, legal_name="Hemliga AB"))
    event.speakers.create(function_sv="Chef", actor=event.organiser)

    assert "Hemliga AB" not in text(client, event.get_absolute_url())


def test_page_hides_materials_until_they_are_shown(client):
    event = EventFactory(past=True)
    event.materials.create(title_sv="Senare", url="https://bilder.example/", shown_at=in_days(1))
    event.materials.create(title_sv="Nu", url="https://bilder.example/", shown_at=in_days(-1))

    page = text(client, event.get_absolute_url())

    assert ("Senare" in page, "Nu</a>" in page) == (False, True)


def add_to(event):
    """One more of everything that the page of an event shows."""
    item = event.programme.create(title_sv="Smedja", starts_at=event.starts_at)
    PoolFactory(event=event, kind="item", item=item)
    event.speakers.create(function_sv="Chef", actor=ActorFactory())
    event.materials.create(title_sv="Bilder", url="https://bilder.example/", shown_at=in_days(-1))
    event.terms.add(TermFactory())
    event.offerings.add(OfferingFactory())
    EventFactory(series=event.series), EventFactory()


def statements(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


@pytest.fixture
def event(db):
    event = EventFactory(hybrid=True, series=Series.objects.create(title="Serien"))
    PoolFactory(event=event)
    add_to(event)
    return event


@pytest.mark.parametrize("language", ["", "/en"])
def test_list_and_page_ask_the_same_however_much_there_is_and_at_most_five_questions(client, event, language):
    words = "/en/events" if language else "/evenemang"
    pages = [f"{words}/", f"{words}/{event.slug}/", f"{words}/{'month' if language else 'manad'}/"]
    for_one = {page: statements(client, page) for page in pages}

    for _more in range(3):
        add_to(event)

    assert {page: statements(client, page) for page in pages} == for_one
    assert max(for_one.values()) <= 5


@pytest.mark.parametrize(
    ("of", "address"), [("actor", "/aktorer/vi/"), ("offering", "/erbjudanden/larmet/"), ("term", "/begrepp/OMR04/")]
)
def test_page_of_something_else_shows_its_events_and_asks_one_question_more(client, of, address):
    actor = ActorFactory(slug="vi")
    offering, term = OfferingFactory(slug="larmet", actor=actor), TermFactory(code="OMR04")
    without = statements(client, address)
    for facts in [{"title_sv": "Kommande mötet"}, {"title_sv": "Förra mötet", "past": True}]:
        event = EventFactory(organiser=actor if of == "actor" else None, **facts)
        event.offerings.set([offering] if of == "offering" else [])
        event.terms.set([term] if of == "term" else [])

    page = text(client, address)

    assert ("Kommande mötet" in page, "Förra mötet" in page) == (True, True)
    assert statements(client, address) <= without + 1


def test_page_of_an_actor_shows_events_about_what_it_offers(client):
    offering = OfferingFactory(actor__slug="vi")
    EventFactory(title_sv="Om larmet").offerings.add(offering)

    assert "Om larmet" in text(client, "/aktorer/vi/")
