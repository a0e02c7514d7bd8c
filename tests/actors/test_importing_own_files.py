import csv
import io
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from actors.importing import load_missing, load_terms, make_plan, read_table
from actors.importing.files import own_file
from actors.models import Actor, ActorRelation, Municipality, Offering, Term
from actors.states import ActorState, Confidence, OfferingState, Origin, Vocabulary
from tests.actors.importing import verdicts

pytestmark = pytest.mark.django_db
NAMES = ["municipalities.csv", "actors.csv", "offerings.csv"]


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    _load()


def _load():
    load_terms()
    return [load_missing(name) for name in NAMES]


def test_vocabularies_have_their_terms_without_gaps():
    load_terms()

    codes = {word: list(Term.objects.of(word).values_list("code", flat=True)) for word in Vocabulary}
    assert codes == {
        "OMR": [f"OMR{n:02}" for n in [*range(1, 22), 99]],
        "VO": [f"VO{n:02}" for n in [*range(1, 23), 90]],
        "MG": [f"MG{n:02}" for n in range(1, 16)],
        "KOMP": [f"KOMP{n:02}" for n in range(1, 27)],
        "AKT": [f"AKT{n:02}" for n in range(1, 18)],
    }


def test_every_term_has_labels_and_words_of_its_own():
    load_terms()

    terms = list(Term.objects.all())
    labels = Counter((term.vocabulary, label) for term in terms for label in (term.label_sv, term.label_en))
    assert [term.code for term in terms if not (term.label_sv and term.label_en and term.synonyms)] == []
    assert [label for label, count in labels.items() if count > 1 and label[1] != "Region"] == []


def test_mended_label_follows_the_file():
    load_terms()
    Term.objects.filter(code="OMR01").update(label_sv="Larm")

    assert load_terms() == 1
    assert Term.objects.get(code="OMR01").label_sv == "Trygghetslarm och larmkedjor"


def test_every_row_of_our_files_arrives(demo):
    assert Municipality.objects.count() == 12
    assert Actor.objects.count() == 12 + 41 + 3
    assert Offering.objects.count() == 37
    assert set(Actor.objects.values_list("origin", "confirmed_at", "verified_how")) == {(Origin.IMPORTED, None, "")}


def test_loading_again_changes_nothing(demo, django_assert_max_num_queries):
    before = [list(model.objects.order_by("pk").values()) for model in (Actor, Offering, ActorRelation, Municipality)]

    with django_assert_max_num_queries(50):
        assert _load() == [0, 0, 0]

    after = [list(model.objects.order_by("pk").values()) for model in (Actor, Offering, ActorRelation, Municipality)]
    assert after == before


@pytest.mark.parametrize(("name", "rows"), [("municipalities.csv", 24), ("actors.csv", 41), ("offerings.csv", 37)])
def test_importing_our_own_file_again_finds_everything_as_it_stands(demo, name, rows):
    plan = make_plan(read_table(own_file(name)))

    assert verdicts(plan) == [0, 0, rows, 0, 0]
    assert plan.unused_columns == []


def test_loading_again_keeps_what_people_wrote(demo):
    Actor.objects.filter(import_key="A25").update(summary_sv="Skrivet av projektet.")
    Municipality.objects.filter(pk="0880").update(population=73000)

    _load()

    assert Actor.objects.get(import_key="A25").summary_sv == "Skrivet av projektet."
    assert Municipality.objects.get(pk="0880").population == 73000


def test_municipalities_are_actors_with_numbers_known_to_be_computed_or_second_hand(demo):
    rows = Actor.objects.filter(actor_type="AKT02").order_by("import_key")

    found = {row.import_key: (row.municipality_id, row.org_number_confidence, row.slug) for row in rows}
    assert len(found) == 12
    assert all(key == municipality for key, (municipality, _how, _slug) in found.items())
    assert Counter(how for _key, how, _slug in found.values()) == {Confidence.COMPUTED: 7, Confidence.FROM_SECONDARY: 5}
    assert found["0840"] == ("0840", Confidence.COMPUTED, "morbylanga-kommun")


def test_organisations_that_have_ended_keep_a_closed_page(demo):
    closed = Actor.objects.filter(state=ActorState.CLOSED).order_by("import_key").values_list("import_key", flat=True)

    assert list(closed) == ["A02", "A03", "A14"]
    assert Offering.objects.get(state=OfferingState.RETIRED).actor.import_key == "A02"


def test_relations_are_between_pages_where_both_have_one(demo):
    relations = {
        (str(row.from_actor or row.from_name), row.kind, str(row.to_actor or row.to_name), row.valid_from)
        for row in ActorRelation.objects.select_related("from_actor", "to_actor")
    }

    assert ("Landstinget i Kalmar län", "succeeded_by", "Region Kalmar län", "2019-01-01") in relations
    assert ("Samordningskansliet för e-hälsa", "part_of", "E-hälsomyndigheten", "") in relations
    assert ActorRelation.objects.get(from_name="Doro Care").to_actor.legal_name == "Careium"
    assert ActorRelation.objects.get(to_name="Apoteket AB").from_actor.legal_name == "Apotekets kundcenter"
    assert len(relations) == 14


def test_offerings_stand_behind_the_supplier_of_the_source(demo):
    noted = Offering.objects.exclude(supplier_note="").order_by("import_key")

    assert [(row.import_key, str(row.actor), row.supplier_note) for row in noted.select_related("actor")] == [
        ("O11", "Sveriges Kommuner och Regioner (SKR)", "SKR och Inera AB"),
        ("O17", "Region Kalmar län", "Region Kalmar län och länets kommuner"),
        ("O18", "Leverantören av Support 2025 (inte namngiven)", "Leverantören nämns inte i källan."),
        ("O25", "Careium", "Careium (tidigare Doro Care)"),
        ("O26", "Careium", "Doro Care"),
        ("O33", "Leverantören av Pampett (inte namngiven)", "Leverantören nämns inte i källan."),
    ]
    assert Actor.objects.get(legal_name="Nuance").source == Offering.objects.get(import_key="O36").source


def test_codes_are_read_from_words_and_digits(demo):
    offering, actor = Offering.objects.get(import_key="O05"), Actor.objects.get(import_key="A06")

    codes = sorted(offering.terms.values_list("code", flat=True))
    assert codes == ["MG05", "MG08", "MG09", "OMR11", "OMR13", "VO17", "VO18"]
    assert sorted(actor.competences.values_list("term", flat=True)) == ["KOMP15", "KOMP20"]
    assert actor.actor_type_id == "AKT08"


def test_sources_name_publications_and_not_files():
    cells = [cell for name in NAMES for row in csv.reader(io.StringIO(own_file(name).decode())) for cell in row]

    assert [cell for cell in cells if ".txt" in cell] == []


def test_demonstration_loads_twice_and_the_second_time_adds_nothing(settings):
    settings.DEMO = True
    call_command("load_demo", stdout=io.StringIO())
    told = io.StringIO()

    call_command("load_demo", stdout=told)

    assert [word for word in told.getvalue().replace(",", "").split() if word.isdigit()] == ["0"] * 6
    assert Offering.objects.filter(origin=Origin.IMPORTED).count() == 37


def test_demonstration_data_outside_demonstration_mode_is_refused(settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("load_demo")

    assert Actor.objects.count() == 0


def test_vocabularies_load_in_production(settings):
    settings.DEMO = False

    call_command("load_vocabularies", stdout=io.StringIO())

    assert (Term.objects.count(), Municipality.objects.count(), Actor.objects.count()) == (103, 12, 12)


def test_source_of_a_computed_number_is_no_source_of_the_other_facts(demo):
    torsas = Actor.objects.get(import_key="0834")
    assert "Region_Gotland" in torsas.org_number_source
    assert torsas.source == "https://torsas.se/nyhetskategori/omsorg-och-stod/page/20"
