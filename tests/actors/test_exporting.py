import csv
import io
import re

import openpyxl
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, translate_url

from actors.columns import ACTORS, OFFERINGS
from actors.importing import load_missing, load_terms, make_plan, read_table
from actors.models import Actor, Offering
from actors.states import ActorState, Origin, Stance
from arena.history.models import Entry
from tests.actors.importing import uploaded, verdicts
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfferingFactory,
    StaffFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
FORMS = ["csv", "xlsx"]
DANGEROUS = ["=1+1", "+46 70", "-1", "@SUM(A1)", "'=1", '=HYPERLINK("http://x";"y")']


@pytest.fixture(autouse=True)
def nothing_spent():
    cache.clear()


def taken(client, room, form, query="", language="sv"):
    response = client.get(translate_url(reverse(f"{room}:{form}"), language) + query)
    assert response.status_code == 200, response.headers.get("Location")
    return b"".join(response.streaming_content)


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture
def registry():
    """The demonstration's own data, and one of everything that it lacks."""
    load_terms()
    for name in ("municipalities.csv", "actors.csv", "offerings.csv"):
        load_missing(name)
    organisation = ActorFactory(
        legal_name="=Fara & Co", display_name="'-Fara", summary_sv="Rad ett\r\nrad två", contact_phone="0480-12 34 56"
    )
    unit = ActorFactory(legal_name="Hemtjänsten", part_of=organisation, municipality_id="0880", is_example=True)
    ActorFactory(legal_name="Hemtjänsten", part_of=organisation, seat_outside_county=True, size_class="micro")
    ActorFactory(org_number="5560360793", origin=Origin.IMPORTED, confidence="from-secondary", state=ActorState.CLOSED)
    for term, stance in [("KOMP01", Stance.HAS), ("KOMP02", Stance.BUILDING), ("KOMP03", Stance.SEEKING)]:
        ActorCompetenceFactory(actor=unit, term=TermFactory(code=term), stance=stance)
    unit.areas.add(TermFactory(code="OMR01"), TermFactory(code="OMR02"))
    ActorRelationFactory(from_actor=unit, to_actor=organisation)
    OfferingFactory(actor=unit, name="@Tjänst", trl=7, terms=["OMR01", "VO02", "MG03"], price_model="one_off")
    OfferingFactory(actor=unit, name="Med egen ordalydelse", supplier_note="Hemtjänsten m.fl.", origin=Origin.IMPORTED)


@pytest.mark.usefixtures("registry")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("room", "model"), [("actors", Actor), ("offerings", Offering)])
def test_file_taken_out_and_put_in_again_changes_nothing(client, form, language, room, model):
    content = taken(client, room, form, language=language)

    plan = make_plan(read_table(content))

    assert verdicts(plan) == [0, 0, model.objects.public().count(), 0, 0]
    assert (plan.conflicts, plan.unused_columns) == ([], [])


@pytest.mark.usefixtures("registry")
@pytest.mark.parametrize("form", FORMS)
def test_file_holds_the_rows_of_the_list_with_the_same_choices(client, form):
    query = "?kommun=0880&typ=AKT02"
    listed = [row.title for row in client.get(reverse("actors:list") + query).context["listing"].rows]

    plan = make_plan(read_table(taken(client, "actors", form, query)))

    assert [entry.name for entry in plan.entries] == listed


def test_list_leads_to_its_files_with_the_same_choices(client):
    ActorFactory(legal_name="Ett", municipality=MunicipalityFactory())

    page = client.get(reverse("actors:list") + "?kommun=0880").text

    assert re.findall(r'href="(/aktorer/aktorer[^"]*)"', page) == [
        "/aktorer/aktorer.csv?kommun=0880",
        "/aktorer/aktorer.xlsx?kommun=0880",
    ]


@pytest.mark.parametrize("person", ["visitor", "manager", "staff"])
def test_what_no_list_shows_stands_in_no_file(client, person):
    draft = ActorFactory(draft=True, legal_name="Hemlig AB")
    OfferingFactory(actor=draft, name="Hemlig tjänst")
    OfferingFactory(draft=True, name="Hemligt utkast")
    ActorRelationFactory(from_actor=ActorFactory(legal_name="Synlig"), to_actor=draft)
    if person != "visitor":
        client.force_login(MembershipFactory(actor=draft).user if person == "manager" else StaffFactory())

    files = taken(client, "actors", "csv") + taken(client, "offerings", "csv")

    names = [row["Registrerat namn"] for row in rows_of(taken(client, "actors", "csv"))]
    assert "Hemlig AB" not in names
    assert (b"Hemlig" in files) == (person != "visitor")  # members and staff see the relation, as on the page


def test_unit_of_an_organisation_that_is_not_public_does_not_name_it(client):
    ActorFactory(part_of=ActorFactory(draft=True, legal_name="Hemlig AB"))

    assert b"Hemlig" not in taken(client, "actors", "csv")


@pytest.mark.parametrize("text", DANGEROUS)
def test_formula_in_any_cell_is_text_in_both_forms(client, text):
    ActorFactory(legal_name=text, summary_sv=text, contact_function=text)

    cells = rows_of(taken(client, "actors", "csv"))[0]
    book = openpyxl.load_workbook(io.BytesIO(taken(client, "actors", "xlsx")))

    assert [value for value in cells.values() if value[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "inlineStr", "n", "d"}
    assert [cell.value for cell in book.active[2]].count(text) == 3


def test_file_is_written_down_in_the_history(client):
    staff = StaffFactory()
    client.force_login(staff)
    OfferingFactory.create_batch(2)

    taken(client, "offerings", "csv", "?typ=product")

    entry = Entry.objects.get(act="exported")
    assert (entry.kind, entry.after) == ("offerings", {"rows": 2, "query": {"typ": ["product"]}})


@pytest.mark.parametrize(
    ("room", "typed"),
    [("actors", "?q=a%00b"), ("actors", "?q=19121212-1212"), ("actors", "?x=19121212-1212"), ("competences", "?x=%00")],
)
def test_history_holds_of_the_address_only_what_the_list_understands(client, room, typed):
    taken(client, room, "csv", typed)

    kept = str(Entry.objects.get(act="exported").after["query"])
    assert ("1212-1212" in kept, "x" in kept) == (False, False)


def test_visitor_who_takes_too_many_files_is_asked_to_wait(client, monkeypatch):
    monkeypatch.setattr("actors.views.exporting.PER_HOUR", {False: 1, True: 2})
    taken(client, "actors", "csv")

    assert client.get(reverse("actors:csv")).status_code == 429
    client.force_login(StaffFactory())
    assert len(taken(client, "actors", "csv")) > 0


def test_spreadsheet_that_would_be_too_long_is_refused_in_words(client, monkeypatch):
    monkeypatch.setattr("actors.views.exporting.MOST_IN_XLSX", 1)
    ActorFactory.create_batch(2)

    response = client.get(reverse("actors:xlsx"), follow=True)

    assert "välj CSV" in str(*response.context["messages"])


def test_statements_do_not_grow_with_the_rows(client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            taken(client, "actors", "csv")
        return len(queries)

    ActorCompetenceFactory()
    count()
    for_one = count()  # what is kept of the registry has been asked for by now
    for actor in ActorFactory.create_batch(5, municipality=MunicipalityFactory()):
        ActorCompetenceFactory(actor=actor)
        ActorRelationFactory(from_actor=actor)

    count()

    assert count() == for_one


def changed(content, **cells):
    """The file with other words in its first row, as a person would change them."""
    rows = rows_of(content)
    rows[0] |= cells
    file = io.StringIO()
    writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def test_changed_cell_of_an_exported_file_is_a_change(client):
    actor = ActorFactory(imported=True, legal_name="Ett")
    ActorCompetenceFactory(actor=actor, term=TermFactory(code="KOMP02"), stance=Stance.HAS)
    content = taken(client, "actors", "csv")

    plan = make_plan(read_table(changed(content, **{"Kompetenser den har": "", "Kompetenser den söker": "KOMP02"})))

    shown = [(change.name, change.shown_before, change.shown_after) for change in plan.changed[0].changes]
    assert shown == [("competences", "Begrepp KOMP02 (har)", "Begrepp KOMP02 (söker)")]


def test_row_that_others_have_changed_since_the_export_is_a_conflict(client):
    actor = ActorFactory(imported=True, legal_name="Ett")
    content = changed(taken(client, "actors", "csv"), **{"Registrerat namn": "Två"})
    Actor.objects.filter(pk=actor.pk).update(summary_sv="Nyskrivet.")

    file = uploaded(content, StaffFactory())

    assert (file.counts["conflict"], file.does_something) == (1, False)
    assert Actor.objects.get().legal_name == "Ett"


def test_column_that_only_tells_is_not_changed_by_a_file(client):
    ActorFactory(imported=True)
    content = changed(taken(client, "actors", "csv"), **{ACTORS.by_name["state"].label: "vilande"})

    plan = make_plan(read_table(content))

    assert [(problem.row, problem.column) for problem in plan.problems] == [(2, "state")]
    assert "ändras inte med en fil" in plan.problems[0].text


@pytest.mark.parametrize("number", ["880", "0880", "0880 Kalmar", "880.0"])
def test_number_that_a_spreadsheet_has_shortened_is_read(number):
    MunicipalityFactory()
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["actor_id", "name", "municipality_scb_code", "org_number"])
    book.active.append(["A1", "Ett", float(number) if "." in number else number, 5560360793])
    book.save(file)

    plan = make_plan(read_table(file.getvalue()))

    record = {change.name: change.after for change in plan.new[0].changes}
    assert (record["municipality"].pk, record["org_number"]) == ("0880", "5560360793")


def test_version_tells_of_every_change_that_an_import_could_undo():
    actor = ActorFactory()
    offering = OfferingFactory(actor=actor)
    actor.areas.add(TermFactory(code="OMR01"))
    competence = ActorCompetenceFactory(actor=actor)
    seen = set()

    def look():
        seen.add(
            ACTORS.version(Actor.objects.get(pk=actor.pk)) + OFFERINGS.version(Offering.objects.get(pk=offering.pk))
        )

    look()
    Actor.objects.filter(pk=actor.pk).update(website="https://ny.example")
    look()
    actor.areas.clear()
    look()
    competence.take_stance(Stance.SEEKING)
    look()
    offering.terms.add(TermFactory(code="VO01"))
    look()

    assert len(seen) == 5


def test_version_has_no_digits_that_could_look_like_a_personal_number():
    found = [ACTORS.version(ActorFactory()) for _actor in range(3)]

    assert [version for version in found if not version.isalpha()] == []
