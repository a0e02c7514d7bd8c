"""Finding events: who sees which, the choices, the month, and the page of one event in both languages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from events.states import Audience, Sector
from tests.factories import (
    ActorFactory,
    EventFactory,
    MunicipalityFactory,
    PoolFactory,
    StaffFactory,
    TermFactory,
    VenueFactory,
)
from tests.factories.events import in_an_hour, in_days

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


@pytest.mark.parametrize("facts", HIDDEN)
def test_event_that_is_not_public_is_in_no_list_count_month_or_search(client, facts):
    EventFactory(
        title_sv="Hemlig kväll", organiser=ActorFactory(slug="vi"), starts_at=in_an_hour(), ends_at=None, **facts
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


def test_empty_list_of_the_past_shows_a_way_on_in_the_past(client):
    page = text(client, "/evenemang/?tid=tidigare&q=finnsinte")

    assert ("bland det som kommer" in page, 'href="/evenemang/?tid=tidigare">Visa alla' in page) == (True, True)


def test_start_page_shows_the_next_three(client):
    for day in (9, 3, 5, 7):
        EventFactory(title_sv=f"Om {day} dagar", starts_at=in_days(day), ends_at=None)

    assert [row.title for row in client.get("/").context["events"]] == ["Om 3 dagar", "Om 5 dagar", "Om 7 dagar"]


def test_search_row_tells_day_and_place(client):
    venue = VenueFactory(municipality=MunicipalityFactory())
    EventFactory(title_sv="Larmkvällen", venue=venue, starts_at=datetime(2027, 3, 28, 9, tzinfo=UTC), ends_at=None)

    [kind] = [kind for kind in client.get("/sok/?q=larmkväll").context["answer"].kinds if kind.key == "events"]

    assert [row.meta for row in kind.rows] == ["söndag 28 mars 2027 · kl. 11.00 · Workshop · Kalmar"]


def test_search_row_marks_a_title_that_is_only_in_swedish(client):
    EventFactory(title_sv="Larmkvällen")

    page = text(client, "/en/search/?q=larmkvällen")

    assert re.search(r'<a href="[^"]+" lang="sv"><mark>Larmkvällen</mark></a>', page)


@pytest.mark.parametrize("kind", ["events", "terms", "competences"])
def test_search_of_one_kind_without_a_map_is_shown_as_a_list(client, kind):
    EventFactory(title_sv="Larmkväll")
    for code in ["OMR01", "KOMP01"]:
        TermFactory(code=code, label_sv="Larm")

    page = client.get(f"/sok/?q=larm&inom={kind}&visa=karta")

    assert (len(page.context["listing"].rows), page.context["listing"].views) == (1, [])
