"""The public list of offerings."""

import pytest

from actors.states import OfferingState
from tests.factories import ActorFactory, MembershipFactory, MunicipalityFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db


def names(client, address="/erbjudanden/"):
    return [row.title for row in client.get(address).context["listing"].rows]


@pytest.fixture
def shelf():
    for code in ("OMR01", "OMR02", "VO01", "VO02", "MG01"):
        TermFactory(code=code)
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    near = ActorFactory(legal_name="Nära AB", municipality_id="0880")
    OfferingFactory(name="Larmet", actor=near, terms=["OMR01", "VO01", "MG01"])
    OfferingFactory(name="Ögat", offering_type="service", terms=["OMR02", "VO01", "VO02"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Larmet", "Ögat"]),
        ("?typ=service", ["Ögat"]),
        ("?verksamhet=VO01", ["Larmet", "Ögat"]),
        ("?verksamhet=VO01&malgrupp=MG01", ["Larmet"]),
        ("?kommun=0880", ["Larmet"]),
        ("?kommun=utanfor&omrade=OMR02", ["Ögat"]),
        ("?q=ogat", ["Ögat"]),
        ("?q=nära", ["Larmet"]),
    ],
)
def test_list_filters_combine(client, shelf, query, expected):
    assert names(client, f"/erbjudanden/{query}") == expected


def test_list_of_offerings_whose_actor_is_not_public(client):
    OfferingFactory(actor=ActorFactory(draft=True))

    assert names(client) == []


def test_list_keeps_what_is_retired_and_says_so(client):
    OfferingFactory(name="Fanns förr", state=OfferingState.RETIRED)

    listing = client.get("/erbjudanden/").context["listing"]

    assert [(row.title, row.badge) for row in listing.rows] == [("Fanns förr", "Utgått")]


def test_list_paused_for_nobody_not_even_its_own_people(client):
    offering = OfferingFactory(state=OfferingState.PAUSED)
    member = MembershipFactory(actor=offering.actor).user

    as_visitor = names(client)
    client.force_login(member)

    assert (as_visitor, names(client)) == ([], [])


def test_list_fragment_is_part_of_its_page(client, shelf):
    page = client.get("/erbjudanden/").content.decode()

    fragment = client.get("/erbjudanden/", headers={"HX-Request": "true"}).content.decode()

    assert fragment.strip() in page
