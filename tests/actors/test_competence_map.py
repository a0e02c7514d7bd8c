"""The public competence map: what it counts, that each number is the list behind it, and what nobody has."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actors.models import ActorCompetence
from actors.states import ActorState, Depth, People, Stance
from arena.history.models import Entry
from tests.factories import ActorCompetenceFactory, ActorFactory, MunicipalityFactory, TermFactory

pytestmark = pytest.mark.django_db

SOUGHT_IN_HOME_NURSING = "?hallning=soker&verksamhet=VO05"


@pytest.fixture
def county():
    """Who has, builds up and looks for what: only one of them looks for it in home nursing."""
    for code, label in [("KOMP04", "Sensorer"), ("KOMP10", "Reglering"), ("KOMP16", "Omvårdnad")]:
        TermFactory(code=code, label_sv=label)
    for code, label in [("VO01", "Hemtjänst"), ("VO05", "Hemsjukvård"), ("OMR01", "Larm"), ("OMR02", "Tillsyn")]:
        TermFactory(code=code, label_sv=label)
    TermFactory(code="AKT02", label_sv="Kommun")
    MunicipalityFactory(scb_code="0840", name="Mörbylånga")
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    company = ActorFactory(slug="loftet", legal_name="Löftet AB", municipality_id="0880")
    company.areas.add("OMR01")
    says(company, "KOMP04", Stance.HAS)
    says(company, "KOMP16", Stance.SEEKING, "VO01")
    town = ActorFactory(slug="kalmar", legal_name="Kalmar kommun", actor_type_id="AKT02", municipality_id="0880")
    says(town, "KOMP04", Stance.SEEKING, "VO05", "OMR02")
    says(town, "KOMP10", Stance.SEEKING, "VO05")
    says(town, "KOMP16", Stance.BUILDING, "VO05")
    for state in [ActorState.DRAFT, ActorState.SUBMITTED, ActorState.CLOSED]:
        says(ActorFactory(state=state, legal_name="Osynlig AB"), "KOMP10", Stance.HAS, "VO05")
        says(ActorFactory(state=state, legal_name="Osynlig AB"), "KOMP10", Stance.SEEKING, "VO05")


def says(actor, code, stance, *areas, **details):
    row = ActorCompetenceFactory(actor=actor, term=TermFactory(code=code), stance=stance, **details)
    row.areas.add(*areas)
    return row


def matrix(client, query=""):
    return client.get(f"/kompetenser/{query}").context["matrix"]


def numbers(found):
    return {row.label: [cell.number for cell in row.cells] for row in found.rows}


def file_rows(client, query=""):
    text = client.get(f"/kompetenser/kompetenskarta.csv{query}").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def listed(client, address):
    return [row[0][0] for row in client.get(address).context["rows"]]


def test_map_of_what_is_sought_in_home_nursing_shows_those_actors_only(client, county):
    page = client.get(f"/kompetenser/{SOUGHT_IN_HOME_NURSING}")

    found = page.context["matrix"]
    assert numbers(found) == {"Sensorer": [0, 1, 0], "Reglering": [0, 1, 0], "Omvårdnad": [0, 0, 0]}
    assert (found.total.number, found.entries) == (1, 2)
    assert set(listed(client, f"/kompetenser/aktorer/{SOUGHT_IN_HOME_NURSING}")) == {"Kalmar kommun"}
    rows = file_rows(client, SOUGHT_IN_HOME_NURSING)
    assert ({row["Aktör"] for row in rows}, len(rows)) == ({"Kalmar kommun"}, found.entries)
    assert "CSV, 2 rader" in page.text


def test_map_lists_what_nobody_has_and_who_looks_for_it(client, county):
    gaps = matrix(client, SOUGHT_IN_HOME_NURSING).gaps

    nowhere = {gap.label: (gap.building, [str(actor) for actor in gap.seekers]) for gap in gaps["nowhere"]}
    assert nowhere == {"Reglering": (0, ["Kalmar kommun"]), "Omvårdnad": (1, [])}
    assert [(gap.label, gap.elsewhere) for gap in gaps["outside"]] == [("Sensorer", 1)]


def test_map_says_in_words_that_nobody_in_the_registry_has_it(client, county):
    text = re.sub(r"\s+", " ", client.get("/kompetenser/").text)

    gaps = text[text.index("Ingen i registret har:") :]
    assert ("Reglering" in gaps, "Omvårdnad" in gaps, "Sensorer" in gaps) == (True, True, False)


def test_map_has_every_municipality_even_without_an_actor(client, county):
    found = matrix(client, "?visa=kommun")

    assert list(found.columns.values()) == ["Kalmar", "Mörbylånga", "Utanför länet eller okänd"]
    assert numbers(found)["Sensorer"] == [1, 0, 0]
    assert [cell.number for cell in found.totals] == [1, 0, 0]


@pytest.mark.parametrize("stance", ["har", "bygger", "soker"])
@pytest.mark.parametrize("view", ["typ", "kommun"])
def test_map_leads_from_each_number_to_the_list_of_so_many_actors(client, county, stance, view):
    found = matrix(client, f"?hallning={stance}&visa={view}")

    cells = [cell for row in found.rows for cell in [*row.cells, row.total]] + [*found.totals, found.total]
    behind = [(cell.number, len(set(listed(client, cell.url)))) for cell in cells if cell.url]
    assert [number for number, _actors in behind] == [actors for _number, actors in behind]
    assert {cell.url for cell in cells if not cell.number} == {""}


@pytest.mark.parametrize(
    ("query", "actors"),
    [
        ("", {"Löftet AB"}),
        ("?omrade=OMR01", {"Löftet AB"}),  # the competence names no area, its actor does
        ("?omrade=OMR02", set()),
        ("?hallning=soker&omrade=OMR02", {"Kalmar kommun"}),
        ("?hallning=soker&omrade=OMR01", {"Löftet AB"}),
        ("?hallning=soker&verksamhet=VO01", {"Löftet AB"}),
        ("?hallning=soker&typ=AKT02", {"Kalmar kommun"}),
        ("?hallning=bygger&kommun=0880", {"Kalmar kommun"}),
        ("?hallning=soker&kommun=0840", set()),
        ("?hallning=okänd&typ=FINNS-INTE&omrade=KOMP04&page=99", {"Löftet AB"}),
    ],
)
def test_list_filters_combine(client, county, query, actors):
    assert set(listed(client, f"/kompetenser/aktorer/{query}") if actors else ()) == actors
    assert {row["Aktör"] for row in file_rows(client, query)} == actors


def test_file_says_what_is_known_and_calculates_nothing(client):
    actor = ActorFactory(legal_name="=1+1 AB", confirmed_at=None)
    says(
        actor,
        "KOMP04",
        Stance.HAS,
        TermFactory(code="VO05", label_sv="Hemsjukvård"),
        depth=Depth.EXPERT,
        people=People.FEW,
        evidence="+46",
        evidence_link="https://loftet.example/",
        confirmed_at=timezone.make_aware(timezone.datetime(2026, 11, 1, 12)),
    )

    row = file_rows(client)[0]

    known = ["Aktör", "Hur väl", "Hur många", "Verksamheter", "Vad som visar det", "Länk", "Bekräftad"]
    assert [row[name] for name in known] == [
        *("'=1+1 AB", "expert", "2–5 personer", "Hemsjukvård", "'+46", "https://loftet.example/", "2026-11-01")
    ]


def test_file_is_written_down_in_the_history(client, county):
    file_rows(client, "?hallning=soker")

    entry = Entry.objects.get(act="exported")
    assert (entry.kind, entry.after) == ("competences", {"rows": 3, "query": {"hallning": ["soker"]}})


def test_visitor_who_takes_the_file_too_often_is_asked_to_wait(client, monkeypatch):
    monkeypatch.setattr("actors.views.exporting.PER_HOUR", {False: 0})

    assert client.get("/kompetenser/kompetenskarta.csv").status_code == 429


def test_picture_stands_alone_and_says_what_it_shows(client, county):
    response = client.get(f"/kompetenser/kompetenskarta.svg{SOUGHT_IN_HOME_NURSING}")

    picture = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    name = "{http://www.w3.org/2000/svg}"
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert picture.find(f"{name}title").text == "Kompetens som söks: Hemsjukvård"
    assert "1 aktörer" in picture.find(f"{name}desc").text
    assert "style=" not in response.text


def test_code_that_was_replaced_still_finds_and_says_what_replaced_it(client, county):
    old = TermFactory(code="KOMP90", label_sv="Larmteknik", is_active=False, replaced_by_id="KOMP04")
    older = TermFactory(code="KOMP91", label_sv="Larm", is_active=False, replaced_by=old)
    says(ActorFactory(legal_name="Gamla AB"), older.code, Stance.HAS)

    page = client.get("/kompetenser/aktorer/?kompetens=KOMP91")

    assert {row[0][0] for row in page.context["rows"]} == {"Gamla AB", "Löftet AB"}
    assert "Koden KOMP91 har ersatts av KOMP04, ”Sensorer”" in page.text
    assert numbers(matrix(client))["Sensorer"] == [2, 0, 0]
    assert "har ersatts av KOMP04" in client.get("/kompetenser/KOMP90/").text


def test_actor_with_a_term_and_what_replaced_it_counts_once(client, county):
    TermFactory(code="KOMP90", is_active=False, replaced_by_id="KOMP04")
    says(ActorCompetence.objects.get(term="KOMP04", stance=Stance.HAS).actor, "KOMP90", Stance.HAS)

    found = matrix(client)

    assert (numbers(found)["Sensorer"], found.entries) == ([1, 0, 0], len(file_rows(client)))


def test_care_setting_that_was_replaced_still_filters(client, county):
    TermFactory(code="VO95", is_active=False, replaced_by_id="VO05")

    assert listed(client, "/kompetenser/aktorer/?hallning=soker&verksamhet=VO95")[0] == "Kalmar kommun"


def test_page_of_a_competence_tells_who_has_it_builds_it_up_and_looks_for_it(client, county):
    sections = client.get("/kompetenser/KOMP04/").context["sections"]

    assert [(heading, [row.title for row in rows]) for heading, rows, _nobody, _more in sections] == [
        ("Vem har den", ["Löftet AB"]),
        ("Vem bygger upp den", []),
        ("Vem söker den", ["Kalmar kommun"]),
    ]


def test_page_of_an_unknown_competence_is_not_found(client, county):
    assert [client.get(f"/kompetenser/{code}/").status_code for code in ["KOMP99", "VO05"]] == [404, 404]


@pytest.mark.parametrize("query", ["", SOUGHT_IN_HOME_NURSING, "?visa=kommun&omrade=OMR01"])
def test_map_asks_at_most_eight_statements_however_many_actors(client, county, query):
    client.get(f"/kompetenser/{query}")
    for _ in range(40):
        says(ActorFactory(), "KOMP10", Stance.SEEKING, "VO05", "OMR01")
    client.get(f"/kompetenser/{query}")

    with CaptureQueriesContext(connection) as asked:
        client.get(f"/kompetenser/{query}")

    assert len(asked) <= 8
