"""Finding events: who sees which, the choices, the month, and the page of one event in both languages."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import EventMove, Series
from events.states import Audience, Sector
from tests.factories import (
    ActorFactory,
    EventFactory,
    MunicipalityFactory,
    OfferingFactory,
    PoolFactory,
    StaffFactory,
    TermFactory,
    VenueFactory,
)
from tests.factories.events import in_days

pytestmark = pytest.mark.django_db

HIDDEN = [
    {"draft": True},
    {"audience": Audience.UNLISTED},
    {"audience": Audience.INVITED},
    {"state": "skipped", "published_at": None},
    {"state": "scheduled", "published_at": None, "publish_at": in_days(1)},
]


def listed(client, address="/evenemang/"):
    return [row.title for row in client.get(address).context["listing"].rows]


def text(client, address):
    return client.get(address).content.decode()


@pytest.mark.parametrize("facts", HIDDEN, ids=str)
def test_event_that_is_not_public_is_in_no_list_count_month_or_search(client, facts):
    EventFactory(
        title_sv="Hemlig kväll", organiser=ActorFactory(slug="vi"), starts_at=in_days(0, 23), ends_at=None, **facts
    )

    pages = [
        "/", "/evenemang/", "/evenemang/?tid=tidigare", "/evenemang/manad/", "/aktorer/vi/", "/sok/?q=hemlig",
        "/sok/forslag/?q=hemlig", "/evenemang/?q=hemlig",
    ]  # fmt: skip
    assert [page for page in pages if "Hemlig kväll" in text(client, page)] == []
    assert client.get("/evenemang/").context["listing"].total == 0


def test_unlisted_event_is_not_found_by_somebody_signed_in(client, django_user_model):
    EventFactory(title_sv="Hemlig kväll", audience=Audience.UNLISTED)
    client.force_login(django_user_model.objects.create(email="anna@arena.example"))

    assert "Hemlig kväll" not in text(client, "/sok/?q=hemlig")


def test_draft_is_found_by_the_staff_and_marked(client):
    EventFactory(title_sv="Hemlig kväll", draft=True)
    client.force_login(StaffFactory())

    assert [row.address for row in client.get("/sok/?q=hemlig").context["answer"].mine] != []


def test_list_shows_the_next_event_first_and_past_ones_on_request(client):
    EventFactory(title_sv="Sedan", starts_at=in_days(9), ends_at=in_days(9, 12))
    EventFactory(title_sv="Snart", starts_at=in_days(2), ends_at=in_days(2, 12))
    EventFactory(title_sv="Pågår", starts_at=timezone.now() - timedelta(days=1), ends_at=in_days(1))
    EventFactory(title_sv="Nyss", starts_at=in_days(-2), ends_at=in_days(-2, 12))
    EventFactory(title_sv="För länge sedan", past=True)

    assert listed(client) == ["Pågår", "Snart", "Sedan"]
    assert listed(client, "/evenemang/?tid=tidigare") == ["Nyss", "För länge sedan"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("typ=seminar", ["Seminariet"]),
        ("omrade=OMR04", ["Mötet på nätet"]),
        ("kommun=0883", ["Seminariet"]),
        ("form=online", ["Mötet på nätet", "Seminariet"]),
        ("form=room", ["Seminariet"]),
        ("sektor=region", ["Mötet på nätet"]),
        ("sprak=en", ["Mötet på nätet"]),
        ("q=seminariet", ["Seminariet"]),
        ("typ=seminar&sprak=en", []),
    ],
)
def test_list_keeps_to_what_is_chosen(client, query, titles):
    region = ActorFactory(actor_type=TermFactory(code="AKT03"))
    online = EventFactory(title_sv="Mötet på nätet", kind="meeting", online=True, language="en", organiser=region)
    online.terms.add(TermFactory(code="OMR04"))
    venue = VenueFactory(municipality=MunicipalityFactory(scb_code="0883"))
    EventFactory(title_sv="Seminariet", kind="seminar", hybrid=True, venue=venue)

    assert sorted(listed(client, f"/evenemang/?{query}")) == titles


def test_list_leads_on_with_the_same_choices(client):
    EventFactory(kind="seminar")

    page = text(client, "/evenemang/?typ=seminar&sprak=sv")

    for address in ["/evenemang/manad/", "/evenemang.ics", "/evenemang.atom"]:
        assert f'href="{address}?typ=seminar&amp;sprak=sv"' in page
    assert 'href="/evenemang/?typ=seminar&amp;sprak=sv&amp;tid=tidigare"' in page


def test_list_says_how_many_seats_anybody_can_have(client):
    for name, pools in {
        "Några": [{"capacity": 3}, {"capacity": 9, "reserved_for": Sector.REGION}],
        "Reserverade": [{"capacity": 0}, {"capacity": 9, "reserved_for": Sector.REGION}],
        "Inga": [{"capacity": 0}],
        "Alla": [{"capacity": None}],
    }.items():
        event = EventFactory(title_sv=name)
        for facts in pools:
            PoolFactory(event=event, **facts)

    rows = client.get("/evenemang/").context["listing"].rows

    said = {row.title: row.meta.split(" · ")[-1] for row in rows}
    assert said | {"Alla": ""} == {
        "Några": "3 platser kvar", "Reserverade": "bara reserverade platser kvar", "Inga": "fullt", "Alla": "",
    }  # fmt: skip
    assert "plats" not in said["Alla"]


def test_past_event_with_materials_is_marked(client):
    event = EventFactory(past=True)
    event.materials.create(title_sv="Bilder", url="https://bilder.example/", shown_at=timezone.now())
    EventFactory(past=True).materials.create(title_sv="Ej än", url="https://bilder.example/")

    rows = client.get("/evenemang/?tid=tidigare").context["listing"].rows

    assert sorted(row.badge for row in rows) == ["", "Material"]


def test_empty_list_shows_a_way_on(client):
    assert 'href="/evenemang/?tid=tidigare">Se tidigare evenemang' in text(client, "/evenemang/")


def test_event_known_by_its_year_alone_is_shown_so(client):
    year = {"starts_at": datetime(2018, 1, 1, tzinfo=UTC), "ends_at": None, "precision": "year", "source": "Rapporten"}
    event = EventFactory(**year, documented_participants=900)

    page = text(client, event.get_absolute_url())

    assert [row.day for row in client.get("/evenemang/?tid=tidigare").context["listing"].rows] == ["2018"]
    assert ("1 januari" in page, "<b>2018</b>" in page) == (False, True)
    assert "<dt>Deltagare eller anmälda, enligt källan</dt><dd>900</dd>" in page


def marks(client, address):
    weeks = client.get(address).context["listing"].weeks
    return {day.number: [mark.title for mark in day.marks] for week in weeks for day in week if day and day.marks}


@time_machine.travel(datetime(2027, 10, 15, tzinfo=UTC))
def test_month_shows_each_event_on_its_days_by_the_county_s_clock(client):
    moments = {
        "Natt": (datetime(2027, 10, 30, 22, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)),
        "Mässa": (datetime(2027, 9, 30, 8, tzinfo=UTC), datetime(2027, 10, 2, 14, tzinfo=UTC)),
        "November": (datetime(2027, 10, 31, 23, tzinfo=UTC), datetime(2027, 11, 1, 1, tzinfo=UTC)),
        "Kväll": (datetime(2027, 10, 4, 16, tzinfo=UTC), datetime(2027, 10, 4, 22, tzinfo=UTC)),
    }
    for title, (starts_at, ends_at) in moments.items():
        EventFactory(title_sv=title, starts_at=starts_at, ends_at=ends_at)

    assert marks(client, "/evenemang/manad/") == {1: ["Mässa"], 2: ["Mässa"], 4: ["Kväll"], 31: ["Natt"]}
    assert marks(client, "/evenemang/manad/?month=2027-11") == {1: ["November"]}


@time_machine.travel(datetime(2027, 3, 28, 10, tzinfo=UTC))
def test_month_marks_today_and_leads_to_its_neighbours_with_the_choices(client):
    page = text(client, "/evenemang/manad/?typ=seminar")

    assert 'aria-current="date"><p><span class="number" aria-hidden="true">28</span>' in page
    for month in ["2027-02", "2027-04"]:
        assert f'href="/evenemang/manad/?typ=seminar&amp;month={month}"' in page


def test_month_shows_what_is_known_by_its_month_below(client):
    EventFactory(
        title_sv="Mötet", starts_at=datetime(2018, 5, 1, tzinfo=UTC), ends_at=None, precision="month", source="R"
    )

    listing = client.get("/evenemang/manad/?month=2018-05").context["listing"]

    assert ([mark.title for mark in listing.without_day], marks(client, "/evenemang/manad/?month=2018-05")) == (
        ["Mötet"],
        {},
    )


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


def test_page_marks_an_example(client):
    event = EventFactory(is_example=True)

    assert "Det här är ett exempel, inte ett verkligt evenemang." in text(client, event.get_absolute_url())


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


def test_start_page_shows_the_next_three(client):
    for day in (9, 3, 5, 7):
        EventFactory(title_sv=f"Om {day} dagar", starts_at=in_days(day), ends_at=None)

    assert [row.title for row in client.get("/").context["events"]] == ["Om 3 dagar", "Om 5 dagar", "Om 7 dagar"]


def test_search_row_tells_day_and_place(client):
    venue = VenueFactory(municipality=MunicipalityFactory())
    EventFactory(title_sv="Larmkvällen", venue=venue, starts_at=datetime(2027, 3, 28, 9, tzinfo=UTC), ends_at=None)

    [kind] = [kind for kind in client.get("/sok/?q=larmkväll").context["answer"].kinds if kind.key == "events"]

    assert [row.meta for row in kind.rows] == ["söndag 28 mars 2027 · kl. 11.00 · Workshop · Kalmar"]


@pytest.mark.parametrize("kind", ["events", "terms", "competences"])
def test_search_of_one_kind_without_a_map_is_shown_as_a_list(client, kind):
    EventFactory(title_sv="Larmkväll")
    for code in ["OMR01", "KOMP01"]:
        TermFactory(code=code, label_sv="Larm")

    page = client.get(f"/sok/?q=larm&inom={kind}&visa=karta")

    assert (len(page.context["listing"].rows), page.context["listing"].views) == (1, [])
