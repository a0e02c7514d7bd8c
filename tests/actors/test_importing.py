import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from actors.imported import ImportState
from actors.importing import apply_plan, approve, load_terms
from actors.models import Actor, ImportedFile, Offering
from actors.states import ActorState, Origin
from arena.shared import personal_numbers
from arena.shared.errors import Refused
from tests.actors.importing import import_lines, plan_of, uploaded, verdicts
from tests.factories import ActorFactory, MunicipalityFactory, OfferingFactory, StaffFactory, TermFactory

pytestmark = pytest.mark.django_db
ACTORS = "actor_id,name,org_number"


@pytest.fixture
def vocabularies():
    load_terms()
    MunicipalityFactory()


@pytest.mark.parametrize("number", ["16556036-0793", "SE556036079301", "556036-0793", "5560360793"])
def test_number_in_every_form_is_the_same_actor(number):
    actor = ActorFactory(imported=True, legal_name="Ericsson", org_number="5560360793")

    plan = plan_of(ACTORS, f",Telefonaktiebolaget LM Ericsson,{number}")

    assert verdicts(plan) == [0, 1, 0, 0, 0]
    assert plan.changed[0].record == actor
    assert [(c.name, c.before, c.after) for c in plan.changed[0].changes] == [
        ("legal_name", "Ericsson", "Telefonaktiebolaget LM Ericsson")
    ]


def test_actor_is_found_by_key_before_number_and_by_name_last():
    keyed = ActorFactory(imported=True, import_key="A1", legal_name="Ett")
    named = ActorFactory(imported=True, legal_name="Två")

    plan = plan_of(ACTORS, "A1,Nytt namn,", "A2,  TVÅ ,")

    assert [entry.record for entry in plan.changed] == [keyed, named]


def test_drafts_are_not_taken_over():
    ActorFactory(draft=True, legal_name="Atea", org_number="5560360793")

    plan = plan_of(ACTORS, ",Atea,556036-0793")

    assert verdicts(plan) == [1, 0, 0, 0, 0]


def test_number_of_another_actor_is_an_error():
    ActorFactory(imported=True, import_key="A1")
    ActorFactory(org_number="5560360793")

    plan = plan_of(ACTORS, "A1,Ett,556036-0793")

    assert plan.problems == [(2, "org_number", "En annan aktör har numret 556036-0793.")]


def test_two_actors_of_one_name_need_a_number():
    ActorFactory.create_batch(2, imported=True, legal_name="Vårdcentralen")

    plan = plan_of(ACTORS, ",Vårdcentralen,", ",Vårdcentralen,556036-0793")

    reason = "Flera aktörer har det namnet: säg vilken med nyckel eller organisationsnummer."
    assert plan.problems == [(2, "name", reason), (3, "name", reason)]


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("A1,Ett,556036-0794", "org_number", "Kontrollsiffran stämmer inte"),
        ("A1,Ett,5560", "org_number", "tio siffror"),
        ("A1,,", "name", "Namnet saknas."),
        ("A1,Ett,,extra", "", "fler celler än det finns rubriker"),
        ("A1,Person 811218-9876,", "name", "personnummer"),
        ("A1,Ett,811218-9876", "org_number", "personnummer"),
        (f"A1,{'x' * 161},", "name", "160"),
    ],
)
def test_faulty_cell_is_told_by_row_and_column_and_never_imported(line, column, reason):
    plan = plan_of(ACTORS, "A0,Noll,", line)

    assert [(problem.row, problem.column) for problem in plan.problems] == [(3, column)]
    assert reason in plan.problems[0].text
    assert "811218" not in repr(plan.problems)
    assert [entry.name for entry in plan.new] == ["Noll"]


@pytest.mark.usefixtures("vocabularies")
@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("type", "bageri", "”bageri” finns inte i vokabulären AKT."),
        ("omr", "OMR01;OMR77", "”OMR77” finns inte i vokabulären OMR."),
        ("municipality_scb_code", "0180", "”0180” är inte en kommun i länet."),
        ("active_from", "i fjol", "Skriv ett år"),
        ("website", "inte en adress", "Skriv hela adressen"),
        ("confidence", "säkert", "är inget av: "),
        ("summary_sv", "x" * 601, "600"),
    ],
)
def test_unknown_word_is_an_error_in_its_column(column, cell, reason):
    plan = plan_of(f"actor_id,name,{column}", f"A1,Ett,{cell}")

    assert [(problem.row, problem.column) for problem in plan.problems] == [(2, column)]
    assert reason in plan.problems[0].text


def test_two_rows_about_one_actor_are_an_error():
    ActorFactory(imported=True, import_key="A5", legal_name="Fem")

    plan = plan_of(ACTORS, "A1,Ett,", "A1,Två,", ",Tre,556036-0793", ",Fyra,5560360793", "A5,Fem,", ",Fem,")

    assert [(problem.row, problem.column, problem.text) for problem in plan.problems] == [
        (3, "actor_id", "Rad 2 handlar om samma."),
        (5, "org_number", "Rad 4 handlar om samma."),
        (7, "name", "Rad 6 handlar om samma."),
    ]


@pytest.mark.usefixtures("vocabularies")
def test_import_tells_before_and_after_and_then_does_it():
    actor = ActorFactory(imported=True, import_key="A1", legal_name="Ett", website="", actor_type_id="AKT01")
    actor.areas.add(TermFactory(code="OMR02"))

    plan = import_lines(
        "actor_id,name,type,website,omr,komp,municipality_scb_code", "A1,Ett AB,region,www.ett.se,1;OMR02,11,0880"
    )

    shown = {change.name: (change.shown_before, change.shown_after) for change in plan.changed[0].changes}
    assert shown == {
        "legal_name": ("Ett", "Ett AB"),
        "actor_type": ("Företag", "Region"),
        "website": ("", "https://www.ett.se"),
        "municipality": ("", "Kalmar"),
        "areas": (
            "Digital tillsyn (kamera, sensorer, natt)",
            "Digital tillsyn (kamera, sensorer, natt); Trygghetslarm och larmkedjor",
        ),
        "competences": ("", "Klinisk prövning och validering (har)"),
    }
    actor.refresh_from_db()
    assert (actor.legal_name, actor.actor_type_id, actor.website) == ("Ett AB", "AKT03", "https://www.ett.se")
    assert [term.code for term in actor.areas.all()] == ["OMR01", "OMR02"]
    assert [row.term_id for row in actor.competences.all()] == ["KOMP11"]


@pytest.mark.parametrize("word", ["(töm)", "(Clear)"])
def test_word_in_a_cell_empties_the_field(word):
    place, area = MunicipalityFactory(), TermFactory(vocabulary="OMR")
    actor = ActorFactory(imported=True, import_key="A1", org_number="5560360793", municipality=place, note="X")
    actor.areas.add(area)

    import_lines("actor_id,org_number,municipality_scb_code,note,omr,komp", ",".join(["A1", *[word] * 5]))

    actor.refresh_from_db()
    assert (actor.org_number, actor.municipality, actor.note, list(actor.areas.all())) == (None, None, "", [])
    assert verdicts(plan_of("actor_id,org_number,note,omr,komp", f"A1,{word},{word},{word},{word}")) == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("column", ["name", "parent", "is_sole_trader", "verified_how"])
def test_field_that_has_to_say_something_is_not_emptied(column):
    ActorFactory(imported=True, import_key="A1", legal_name="Ett")

    plan = plan_of(f"actor_id,{column}", "A1,(töm)")

    assert [problem.column for problem in plan.problems] == [column]


def test_empty_cell_changes_nothing():
    ActorFactory(imported=True, import_key="A1", legal_name="Ett", note="Kvar")

    plan = plan_of("actor_id,name,note", "A1,,")

    assert verdicts(plan) == [0, 0, 1, 0, 0]


@pytest.mark.parametrize(
    "situation",
    [
        {"imported": True, "managed": True},
        {"origin": Origin.REGISTERED},
        {"imported": True, "confirmed_at": "2026-01-01T00:00Z"},
        {"imported": True, "state": ActorState.MERGED},
    ],
)
def test_actor_that_speaks_for_itself_is_left_alone(situation):
    actor = ActorFactory(import_key="A1", legal_name="Ett", **situation)
    offering = OfferingFactory(actor=actor, import_key="O1", name="Tjänst", origin=Origin.IMPORTED)

    actors = plan_of(ACTORS, "A1,Annat,")
    offerings = plan_of("offering_id,name,supplier", "O1,Annan,Ett", "O2,Ny,Ett")
    apply_plan(actors)
    apply_plan(offerings)

    assert verdicts(actors) == [0, 0, 0, 1, 0]
    assert (str(Actor.objects.get(pk=actor.pk)), Offering.objects.get(pk=offering.pk).name) == ("Ett", "Tjänst")
    if actor.state != ActorState.MERGED:
        assert verdicts(offerings) == [0, 0, 0, 2, 0]


def test_unknown_supplier_gets_one_unclaimed_profile():
    plan = import_lines("offering_id,name,supplier,source", "O1,Ett,Bygg och Fix AB,k", "O2,Två,bygg och fix ab,k")

    assert [(entry.row, entry.name) for entry in plan.new] == [(2, "Bygg och Fix AB"), (2, "Ett"), (3, "Två")]
    actor = Actor.objects.get()
    assert (str(actor), actor.state, actor.origin, actor.source) == ("Bygg och Fix AB", "published", "imported", "k")
    assert [str(offering) for offering in actor.offerings.order_by("name")] == ["Ett", "Två"]


@pytest.mark.usefixtures("vocabularies")
def test_terms_of_vocabularies_that_the_file_is_silent_on_stay():
    offering = OfferingFactory(
        actor__imported=True, import_key="O1", origin=Origin.IMPORTED, terms=["OMR01", "VO01", "MG01"]
    )

    import_lines("offering_id,omr,vo", "O1,OMR02,")

    assert sorted(offering.terms.values_list("code", flat=True)) == ["MG01", "OMR02", "VO01"]


def test_upload_keeps_no_personal_number():
    content = b"actor_id,name,org_number,note\nA1,Ett,811218-9876,ring 19811218-9876"

    upload = uploaded(content, StaffFactory(), name="19811218-9876.csv")

    upload.refresh_from_db()
    row = upload.rows.get()
    assert "811218" not in f"{upload.name}{row.cells}"
    assert row.cells[2] == personal_numbers.MASK


def test_upload_is_imported_once():
    staff = StaffFactory()
    upload = uploaded(b"actor_id,name\nA1,Ett\nA2,", staff)
    fingerprint = upload.fingerprint

    approve(upload, fingerprint=fingerprint, by=staff)

    with pytest.raises(Refused, match="väntar inte"):
        approve(upload, fingerprint=fingerprint, by=staff)
    upload = ImportedFile.objects.get()
    assert (upload.counts["new"], upload.counts["faulty"], upload.applied_by) == (1, 1, staff)
    assert [str(actor) for actor in Actor.objects.all()] == ["Ett"]


def test_upload_whose_effect_has_changed_is_refused():
    staff = StaffFactory()
    upload = uploaded(b"actor_id,name\nA1,Ett", staff)
    fingerprint = upload.fingerprint
    actor = ActorFactory(imported=True, legal_name="Ett")

    approve(upload, fingerprint=fingerprint, by=staff)

    assert (upload.state, upload.counts) == (ImportState.PLANNED, {"changed": 1, "faulty": 0, "faults": 0})
    assert "Registret hade ändrats" in upload.reason
    assert list(Actor.objects.values_list("pk", "import_key")) == [(actor.pk, None)]


def test_import_that_breaks_midway_changes_nothing(monkeypatch):
    staff = StaffFactory()
    upload = uploaded(b"actor_id,name\nA1,Ett\nA2,Tva", staff)
    monkeypatch.setattr("actors.importing.saving.unique_slugs", lambda _queryset, texts: ["samma"] * len(texts))

    approve(upload, fingerprint=upload.fingerprint, by=staff)

    assert not Actor.objects.exists()
    assert upload.state == ImportState.FAILED
    assert "En regel i registret" in upload.reason


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_import_once():
    staff = StaffFactory()
    upload = uploaded(b"actor_id,name\nA1,Ett", staff)
    fingerprint = upload.fingerprint
    both_ready = threading.Barrier(2)

    def say_yes(_number):
        try:
            both_ready.wait(10)
            approve(ImportedFile.objects.get(), fingerprint=fingerprint, by=staff)
        except Refused:
            return "refused"
        else:
            return "imported"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(say_yes, range(2)))

    assert answers == ["imported", "refused"]
    assert [str(actor) for actor in Actor.objects.all()] == ["Ett"]
