"""What a text names of the registry, so that its writer is asked to describe the problem instead."""

import pytest

from actors.states import ActorState, OfferingState
from testbeds.needs.naming import named_in
from tests.factories import ActorFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db


def company(name, **facts):
    return ActorFactory(legal_name=name, actor_type=TermFactory(code="AKT01"), **facts)


@pytest.mark.parametrize("text", ["Vi vill ha Vårdvakt.", "VARDVAKT i alla rum", "byta (vårdvakt)", "Vårdvakt"])
def test_shown_offering_is_named_whatever_the_case_and_the_accents(text):
    OfferingFactory(name="Vårdvakt")

    assert named_in(text) == ["Vårdvakt"]


@pytest.mark.parametrize("text", ["Vårdvakter på natten", "En nattvårdvakt", "", "Larmet väcker den som sover."])
def test_text_without_the_whole_word_names_nothing(text):
    OfferingFactory(name="Vårdvakt")

    assert named_in(text) == []


def test_company_is_named_without_what_the_law_adds():
    company("Nattro Teknik AB")

    assert named_in("Nattro teknik har larm.") == ["Nattro Teknik"]


def test_municipality_is_no_product():
    ActorFactory(legal_name="Mönsterås kommun", actor_type=TermFactory(code="AKT02"))

    assert named_in("Mönsterås kommun har 40 larm.") == []


def test_name_of_three_letters_is_found_in_too_much():
    OfferingFactory(name="Eva 24")

    assert named_in("Eva 24 ringde.") == []


def test_word_of_the_vocabularies_is_no_product():
    TermFactory(code="OMR01", vocabulary="OMR", label_sv="Trygghetslarm")
    OfferingFactory(name="Trygghetslarm")

    assert named_in("Trygghetslarm tystnar.") == []


def test_what_is_not_shown_is_not_told_of():
    OfferingFactory(name="Hemlisen", state=OfferingState.DRAFT)
    OfferingFactory(name="Dold", actor=company("Skymd AB", state=ActorState.DRAFT))

    assert named_in("Hemlisen, Dold och Skymd") == []


def test_names_are_asked_for_in_one_statement(django_assert_num_queries):
    OfferingFactory(name="Vårdvakt", actor=company("Nattro AB"))

    with django_assert_num_queries(1):
        assert named_in("Vårdvakt från Nattro") == ["Nattro", "Vårdvakt"]
