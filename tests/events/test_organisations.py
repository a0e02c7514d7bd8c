"""Which actor somebody means by what they write in the sign-up form."""

import pytest

from events.forms.organisations import MOST, candidates, exactly
from tests.factories import ActorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return ActorFactory(legal_name="Region Öland", display_name="Ölandsregionen", org_number="2120000001")


@pytest.mark.parametrize(
    "written", ["Region Öland", "  region  öland ", "REGION OLAND", "Ölandsregionen", "212000-0001"]
)
def test_candidates_of_a_whole_name_or_number_is_the_one(office, written):
    ActorFactory(legal_name="Region Öland Service AB")

    assert candidates(written) == [office]


def test_candidates_of_a_beginning_are_all_that_begin_so(office):
    other = ActorFactory(legal_name="Öland runt AB")

    assert candidates("öla") == [other, office]


def test_candidates_of_two_with_the_same_name_are_both():
    units = ActorFactory.create_batch(2, legal_name="Socialförvaltningen")

    assert candidates("socialförvaltningen") == units


def test_candidates_are_a_handful_at_most():
    ActorFactory.create_batch(MOST + 3, actor_type__code="AKT02")

    assert len(candidates("aktör")) == MOST


@pytest.mark.parametrize("trait", ["draft", "submitted", "closed"])
def test_candidates_are_living_actors(trait):
    ActorFactory(legal_name="Löftet AB", **{trait: True})

    assert candidates("Löftet AB") == []


@pytest.mark.parametrize("written", ["", "x", "''", "\\", "!&|", "a'b", "<->", "%", "Nå:*"])
def test_candidates_of_anything_else_are_none(office, written):
    assert candidates(written) == []


def test_exactly_leads_to_one_or_to_nobody(office):
    ActorFactory.create_batch(2, legal_name="Socialförvaltningen")

    assert exactly(["ÖLANDSREGIONEN", "Socialförvaltningen", "", "Okänd"]) == {"olandsregionen": office}
