"""What is searched and counted for a need follows whatever it is made of; what helps a search is public words only."""

import pytest
from django.db import connection

from actors.models import SearchWord, Term
from actors.searching import question
from testbeds.models import Need, NeedSearch
from testbeds.needs import deciding
from testbeds.states import Hosting, NeedState, Visibility
from tests.factories import (
    ActorFactory,
    EventFactory,
    MunicipalityFactory,
    NeedFactory,
    SharingFactory,
    StaffFactory,
    TermFactory,
    TownFactory,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db
HIDDEN = [{"private": True}, {"for_arena": True}, {"confirmed": True}, {"draft": True}]


def found(q):
    return [need.slug for need in Need.objects.matching(question(q))]


def document(need):
    return NeedSearch.objects.get(need=need)


def is_known(word):
    return SearchWord.objects.filter(word=word).exists()


def test_document_has_every_word_of_the_need_in_any_inflection():
    need = NeedFactory(
        slug="natt",
        title_sv="Väckt på natten",
        title_en="Woken at night",
        problem_sv="Tillsynen stör sömnen.",
        affected="Äldre på särskilda boenden",
        consequences="Fallolyckor",
        wished_state="Ostörd vila",
        noticed_by="Färre uppvaknanden",
        tried="Glesare ronder",
        constraints="Samtycke krävs",
        required_standards="HL7 FHIR",
        host_unit="Nattpatrullen",
        owner=TownFactory(legal_name="Örsjö kommun"),
    )
    need.municipalities.add(MunicipalityFactory(name="Blåkulla"))

    words = ["nätter", "natt", "woken", "sömn", "boende", "fallolycka", "uppvaknande", "rond", "krävs"]
    words += ["fhir", "nattpatrull", "orsjo", "blåkulla"]
    assert {word: found(word) for word in words} == {word: ["natt"] for word in words}


def test_document_knows_the_codes_of_every_filter():
    owner = TownFactory(municipality=MunicipalityFactory(scb_code="0882"))
    need = NeedFactory(owner=owner, hosting=Hosting.PERHAPS, terms=["OMR02", "VO01", "MG11"])
    seat, hidden = MunicipalityFactory(scb_code="0883"), MunicipalityFactory(scb_code="0884")
    SharingFactory(need=need, actor=TownFactory(municipality=seat))
    SharingFactory(need=need, actor=TownFactory(municipality=hidden, draft=True))
    need.municipalities.add(MunicipalityFactory(scb_code="0885"))

    codes = {"published", "logged", "perhaps", "0882", "0883", "0885", "OMR02", "VO01", "MG11"}
    assert set(document(need).facets) == codes


def test_document_of_a_unit_stands_in_the_municipality_of_its_organisation():
    whole = TownFactory(municipality=MunicipalityFactory(scb_code="0882"))
    need = NeedFactory(owner=ActorFactory(part_of=whole, municipality=None))

    assert "0882" in document(need).facets


def test_seat_of_a_region_says_nothing_of_whose_need_it_is():
    seat = MunicipalityFactory(scb_code="0882")
    need = NeedFactory(owner=ActorFactory(actor_type=TermFactory(code="AKT03"), municipality=seat))
    SharingFactory(need=need, actor=ActorFactory(actor_type=TermFactory(code="AKT01"), municipality=seat))

    assert set(document(need).facets) == {"published", "logged", "utanfor"}


def test_document_of_the_county_names_no_municipality():
    assert set(document(NeedFactory(documented=True)).facets) == {"published", "documented", "utanfor"}


def test_document_follows_an_actor_a_sharer_a_town_and_a_state_that_change():
    town = MunicipalityFactory(scb_code="0883")
    need = NeedFactory(owner=TownFactory(municipality=town), slug="dag")
    sharing = SharingFactory(need=need)

    type(town).objects.filter(pk=town.pk).update(name="Vimmerbyhult")
    type(need.owner).objects.filter(pk=need.owner_id).update(display_name="Östanvinden")
    type(need.owner).objects.filter(pk=sharing.actor_id).update(display_name="Västanvinden")
    Need.objects.filter(pk=need.pk).update(state=NeedState.IN_TEST, state_before=NeedState.PUBLISHED)

    words = ["Vimmerbyhult", "Östanvinden", "Västanvinden"]
    assert {word: found(word) for word in words} == {word: ["dag"] for word in words}
    assert "in_test" in document(need).facets
    sharing.delete()
    assert found("Västanvinden") == []


def test_document_of_a_replaced_term_has_the_code_of_its_heir():
    former, heir = TermFactory(code="OMR90"), TermFactory(code="OMR91")
    need = NeedFactory(terms=["OMR90"])

    Term.objects.filter(pk=former.pk).update(replaced_by=heir, is_active=False)

    assert "OMR91" in document(need).facets
    assert "OMR90" not in document(need).facets


def test_document_is_shown_since_everybody_and_since_the_arena_could_see_the_need_and_never_anew():
    need = NeedFactory(confirmed=True, visibility=Visibility.ARENA)
    before = document(need)
    deciding.publish(need, by=StaffFactory())
    in_arena = document(need)
    deciding.set_visibility(need, Visibility.PUBLIC, by=StaffFactory())
    for_all = document(need)
    deciding.set_visibility(need, Visibility.OWNER, by=StaffFactory())

    assert (before.shown_since, before.arena_since) == (None, None)
    assert (in_arena.shown_since, bool(in_arena.arena_since), in_arena.is_public) == (None, True, False)
    assert (bool(for_all.shown_since), for_all.arena_since, for_all.is_public) == (True, in_arena.arena_since, True)
    assert (document(need).shown_since, document(need).is_public) == (for_all.shown_since, False)


def test_document_goes_with_its_need():
    need = NeedFactory(draft=True)

    need.delete()

    assert not NeedSearch.objects.exists()


@pytest.mark.parametrize("facts", HIDDEN)
def test_words_of_what_not_everybody_may_read_help_nobody(facts):
    NeedFactory(title_sv="Zebrakrokodil", **facts)

    assert not SearchWord.objects.filter(word__startswith="zebra").exists()
    assert "krokodil" not in question("zebrakrok").wide
    with connection.cursor() as cursor:
        cursor.execute("SELECT resembling_question(%s)", [["zebrakrokodul"]])
        assert cursor.fetchone() == (None,)


def test_words_come_when_the_need_becomes_public_and_go_when_it_stops():
    need = NeedFactory(confirmed=True, visibility=Visibility.ARENA, title_sv="Zebrakrokodil")
    deciding.publish(need, by=StaffFactory())
    in_arena = is_known("zebrakrokodil")
    deciding.set_visibility(need, Visibility.PUBLIC, by=StaffFactory())
    for_all = is_known("zebrakrokodil")

    deciding.set_visibility(need, Visibility.ARENA, by=StaffFactory())

    assert (in_arena, for_all, is_known("zebrakrokodil")) == (False, True, False)


def test_words_of_a_former_wording_go_with_it():
    """Else a later private wording could find the word that an earlier public one had left behind."""
    need = NeedFactory(title_sv="Zebrakrokodil")

    Need.objects.filter(pk=need.pk).update(title_sv="Något annat")

    assert not is_known("zebrakrokodil")


def test_words_of_a_need_that_is_deleted_go():
    NeedFactory(title_sv="Zebrakrokodil").delete()

    assert not is_known("zebrakrokodil")


@pytest.mark.parametrize(
    "other",
    [
        lambda: NeedFactory(title_sv="En zebrakrokodil till"),
        lambda: ActorFactory(legal_name="Zebrakrokodil AB"),
        lambda: EventFactory(title_sv="Zebrakrokodil på scen"),
        lambda: TermFactory(label_sv="Zebrakrokodil"),
    ],
)
def test_words_that_others_have_stay(other):
    need = NeedFactory(title_sv="Zebrakrokodil")
    other()

    Need.objects.filter(pk=need.pk).update(visibility=Visibility.ARENA)

    assert is_known("zebrakrokodil")


def test_words_that_only_a_hidden_need_has_as_well_go():
    need = NeedFactory(title_sv="Zebrakrokodil")
    NeedFactory(title_sv="Zebrakrokodil", for_arena=True)

    Need.objects.filter(pk=need.pk).update(visibility=Visibility.ARENA)

    assert not is_known("zebrakrokodil")


@pytest.mark.django_db(transaction=True)
def test_words_of_two_needs_that_stop_being_public_at_once_go():
    needs = [NeedFactory(title_sv="Zebrakrokodil") for _ in range(2)]

    def hide(need):
        Need.objects.filter(pk=need.pk).update(visibility=Visibility.ARENA)

    at_once(*[lambda need=need: hide(need) for need in needs])

    assert not is_known("zebrakrokodil")
