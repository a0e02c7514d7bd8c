"""Searching as a Swede expects it, whatever the row was changed by."""

import pytest
from django.contrib.auth.models import AnonymousUser

from actors.models import Actor, ActorSearch, Offering, Term
from actors.searching import clean, parts
from actors.states import OfferingState, RelationKind, Stance
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    MunicipalityFactory,
    OfferingFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def found(model, q):
    return [str(row) for row in model.objects.visible_to(AnonymousUser()).matching(clean(q)).by_relevance(clean(q))]


@pytest.fixture
def county():
    """A few rows as the county has them."""
    alarms = TermFactory(code="OMR01", label_sv="Trygghetslarm och larmkedjor", synonyms="larmcentral")
    medicines = TermFactory(code="OMR04", label_sv="Läkemedelshantering", synonyms="läkemedelsautomat; medicinrobot")
    home_care = TermFactory(code="VO01", label_sv="Hemtjänst")
    OfferingFactory(name="Posifon").terms.set([alarms, home_care])
    OfferingFactory(name="Evondos").terms.set([medicines, home_care])
    MunicipalityFactory(scb_code="0840", name="Mörbylånga")
    ActorFactory(legal_name="Mörbylånga kommun", municipality_id="0840")
    ActorFactory(legal_name="Linnéuniversitetet")


@pytest.mark.parametrize(
    ("q", "actors", "offerings"),
    [
        ("trygghetslarmen", [], ["Posifon"]),
        ("läkemedelsautomater", [], ["Evondos"]),
        ("hemtjanst", [], ["Evondos", "Posifon"]),
        ("Morbylanga", ["Mörbylånga kommun"], []),
        ("linneuniversitetet", ["Linnéuniversitetet"], []),
        ("larm", [], ["Posifon"]),
        ("larmen", [], ["Posifon"]),
        ("medicinrobotar", [], ["Evondos"]),
        ("hemtjänsten posifon", [], ["Posifon"]),
        ('"mörbylånga kommun"', ["Mörbylånga kommun"], []),
        ("hemtjänst -posifon", [], ["Evondos"]),
        ("MÖRBYLÅNGA", ["Mörbylånga kommun"], []),
        ("och", [], []),
        ("norrköping", [], []),
    ],
)
def test_matching(county, q, actors, offerings):
    assert (found(Actor, q), found(Offering, q)) == (actors, offerings)


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("linneunivesitet", "Linnéuniversitetet"),
        ("morbylnga", "Mörbylånga kommun"),
        ("Mörbylåmga", "Mörbylånga kommun"),
    ],
)
def test_resembling_small_slip(county, q, name):
    keys = Actor.objects.visible_to(AnonymousUser()).resembling(q)

    assert [str(actor) for actor in Actor.objects.filter(pk__in=keys)] == [name]


def test_resembling_nonsense(county):
    assert Actor.objects.all().resembling("xyzzyq") == []


def test_resembling_only_small_words(county):
    assert Actor.objects.all().resembling("och i") == []


def test_by_resemblance_names_first():
    ActorFactory(legal_name="Annat AB", summary_sv="Arbetar med Kalmar.")
    near = ActorFactory(legal_name="Kalmar kommun")

    keys = Actor.objects.all().resembling("Kalmra")

    assert Actor.objects.filter(pk__in=keys).by_resemblance("Kalmra").first() == near


def test_by_relevance_names_first():
    ActorFactory(legal_name="Annat AB", summary_sv="Säljer sensorer.")
    ActorFactory(legal_name="Sensor i Kalmar AB")

    assert found(Actor, "sensor") == ["Sensor i Kalmar AB", "Annat AB"]


def test_by_name_is_swedish():
    names = ["Ängö", "Zebra", "Ål", "Övre", "adam", "Élan", "Wik", "Vik"]
    for name in names:
        ActorFactory(legal_name=name)

    ordered = [str(actor) for actor in Actor.objects.by_name()]

    assert ordered == ["adam", "Élan", "Vik", "Wik", "Zebra", "Ål", "Ängö", "Övre"]


def test_by_name_is_the_name_shown():
    ActorFactory(legal_name="Aktiebolaget Sist", display_name="Öster")
    ActorFactory(legal_name="Mitt AB")

    assert [str(actor) for actor in Actor.objects.by_name()] == ["Mitt AB", "Öster"]


@pytest.mark.parametrize(
    "q", ["%", "100%", "a_b", "\\", "'", '"', "''; --", "(", "!", "&", ":*", "<b>", "-", "🙂", "å" * 200]
)
def test_matching_odd_signs(county, q):
    found(Actor, q)

    Actor.objects.all().resembling(q)


def test_clean_drops_what_no_search_can_use():
    assert clean("  tyst\x00 natt " + "x" * 10_000) == ("tyst natt " + "x" * 10_000)[:200]


def test_parts_leaves_out_small_words():
    assert parts("larm och GPS i hemmet") == ["larm", "gps", "hemmet"]


def test_parts_of_exact_search():
    assert parts('"trygga hem"') == []


# The documents follow whatever they are made of.


def test_document_follows_actor():
    actor = ActorFactory(legal_name="Gamla namnet")

    Actor.objects.filter(pk=actor.pk).update(legal_name="Nya namnet", summary_sv="Bygger sensorer.")

    assert (found(Actor, "gamla"), found(Actor, "sensor")) == ([], ["Nya namnet"])


@pytest.mark.parametrize("q", ["2120000688", "212000-0688"])
def test_document_has_organisation_number(q):
    ActorFactory(legal_name="Högsby kommun", org_number="2120000688")

    assert found(Actor, q) == ["Högsby kommun"]


def test_document_follows_municipality():
    MunicipalityFactory(scb_code="0840", name="Mörbylånga")
    ActorFactory(legal_name="Löftet AB", municipality_id="0840")

    assert found(Actor, "mörbylånga") == ["Löftet AB"]


def test_document_follows_areas():
    actor, term = ActorFactory(legal_name="Löftet AB"), TermFactory(code="OMR02", label_sv="Digital tillsyn")

    actor.areas.add(term)
    with_area = found(Actor, "tillsyn")
    actor.areas.clear()

    assert (with_area, found(Actor, "tillsyn")) == (["Löftet AB"], [])


def test_document_follows_competences():
    term = TermFactory(code="KOMP19", label_sv="Läkemedel och farmaci")
    competence = ActorCompetenceFactory(actor__legal_name="Löftet AB", term=term)
    had = found(Actor, "farmaci")

    competence.stance = Stance.SEEKING
    competence.save()

    assert (had, found(Actor, "farmaci")) == (["Löftet AB"], [])


def test_document_follows_label_and_synonyms():
    term = TermFactory(code="OMR03", label_sv="GPS")
    actor = ActorFactory(legal_name="Löftet AB")
    actor.areas.add(term)
    OfferingFactory(name="Hitta hem").terms.add(term)

    Term.objects.filter(pk=term.pk).update(synonyms="spårning")

    assert (found(Actor, "spårning"), found(Offering, "spårning")) == (["Löftet AB"], ["Hitta hem"])


def test_document_follows_published_offerings_only():
    offering = OfferingFactory(actor__legal_name="Löftet AB", name="Nattugglan", draft=True)
    as_draft = found(Actor, "nattugglan")

    Offering.objects.filter(pk=offering.pk).update(state=OfferingState.PUBLISHED)
    published = found(Actor, "nattugglan")
    offering.delete()

    assert (as_draft, published, found(Actor, "nattugglan")) == ([], ["Löftet AB"], [])


def test_document_follows_supplier_name():
    offering = OfferingFactory(name="Nattugglan")

    Actor.objects.filter(pk=offering.actor_id).update(display_name="Löftet")

    assert found(Offering, "löftet") == ["Nattugglan"]


def test_document_follows_predecessors():
    old = ActorFactory(legal_name="Landstinget", closed=True)
    new = ActorFactory(legal_name="Regionen")
    ActorRelationFactory(from_actor=old, to_actor=new, kind=RelationKind.SUCCEEDED_BY)
    ActorRelationFactory(from_actor=None, from_name="Förbundet", to_actor=new, kind=RelationKind.SUCCEEDED_BY)

    assert (found(Actor, "förbundet"), set(found(Actor, "landstinget"))) == (["Regionen"], {"Regionen", "Landstinget"})


def test_document_of_predecessor_that_is_no_longer_shown():
    old = ActorFactory(legal_name="Hemliga", draft=True)
    new = ActorFactory(legal_name="Regionen")
    ActorRelationFactory(from_actor=old, to_actor=new, kind=RelationKind.SUCCEEDED_BY)

    assert found(Actor, "hemliga") == []


def test_document_goes_with_its_row():
    actor = ActorFactory()
    actor.areas.add(TermFactory())

    actor.delete()

    assert not ActorSearch.objects.exists()
