"""The public list of actors: filters that combine, counts, order, pages, map."""

import pytest

from actors.states import Stance
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    MembershipFactory,
    MunicipalityFactory,
    OfferingFactory,
    StaffFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def listing(client, address="/aktorer/"):
    return client.get(address).context["listing"]


def names(client, address="/aktorer/"):
    return [row.title for row in listing(client, address).rows]


def numbers(client, facet, address="/aktorer/"):
    """What the panel says about one facet, as label and number."""
    panel = {question.name: question.choices for question in listing(client, address).panel}
    return {choice.label: choice.number for choice in panel.get(facet, [])}


@pytest.fixture
def county():
    """Three actors that differ in everything a list filters by."""
    TermFactory(code="AKT02", label_sv="Kommun")
    TermFactory(code="OMR01", label_sv="Trygghetslarm")
    TermFactory(code="OMR02", label_sv="Tillsyn")
    TermFactory(code="KOMP08", label_sv="Informationssäkerhet")
    MunicipalityFactory(scb_code="0840", name="Mörbylånga")
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    company = ActorFactory(slug="aktor-0", legal_name="Löftet AB", municipality_id="0880")
    company.areas.add("OMR01", "OMR02")
    ActorCompetenceFactory(actor=company, term_id="KOMP08")
    town = ActorFactory(slug="aktor-1", legal_name="Mörbylånga kommun", actor_type_id="AKT02", municipality_id="0840")
    town.areas.add("OMR01")
    ActorCompetenceFactory(actor=town, term_id="KOMP08", stance=Stance.SEEKING)
    ActorFactory(legal_name="Utsocknes AB")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Löftet AB", "Mörbylånga kommun", "Utsocknes AB"]),
        ("?typ=AKT02", ["Mörbylånga kommun"]),
        ("?typ=AKT01&typ=AKT02", ["Löftet AB", "Mörbylånga kommun", "Utsocknes AB"]),
        ("?omrade=OMR01&kommun=0840", ["Mörbylånga kommun"]),
        ("?omrade=OMR01&omrade=OMR02", ["Löftet AB", "Mörbylånga kommun"]),
        ("?kommun=utanfor", ["Utsocknes AB"]),
        ("?kompetens=KOMP08", ["Löftet AB"]),
        ("?q=kommunen", ["Mörbylånga kommun"]),
        ("?q=larmen&typ=AKT02", ["Mörbylånga kommun"]),
        ("?typ=FINNS-INTE&sortera=baklänges&page=99&visa=?", ["Löftet AB", "Mörbylånga kommun", "Utsocknes AB"]),
        ("?sortera=nyast", ["Utsocknes AB", "Mörbylånga kommun", "Löftet AB"]),
    ],
)
def test_list_filters_combine(client, county, query, expected):
    assert names(client, f"/aktorer/{query}") == expected


def test_list_counts_what_each_choice_would_give(client, county):
    assert numbers(client, "typ") == {"Företag": "2", "Kommun": "1"}
    assert numbers(client, "typ", "/aktorer/?omrade=OMR01") == {"Företag": "1", "Kommun": "1"}
    assert numbers(client, "omrade", "/aktorer/?omrade=OMR02") == {"Trygghetslarm": "2", "Tillsyn": "1"}
    assert numbers(client, "kommun", "/aktorer/?omrade=OMR02") == {"Kalmar": "1"}


def test_list_chosen_without_hits_stays_to_be_unchosen(client, county):
    assert numbers(client, "omrade", "/aktorer/?omrade=OMR02&kommun=0840") == {"Trygghetslarm": "1", "Tillsyn": "0"}


def test_list_long_facet_shows_the_most_common_first(client):
    for number in range(9):
        ActorFactory().areas.add(TermFactory(code=f"OMR{number:02}", label_sv=f"Område {number}"))
    ActorFactory().areas.add("OMR08")

    shown, whole = numbers(client, "omrade"), numbers(client, "omrade", "/aktorer/?alla=omrade")

    assert list(shown) == ["Område 0", "Område 1", "Område 2", "Område 3", "Område 8"]
    assert list(whole) == [f"Område {number}" for number in range(9)]


def test_list_chips_take_one_choice_away(client, county):
    chips = listing(client, "/aktorer/?q=larm&typ=AKT01&typ=AKT02&omrade=OMR01").chips

    assert chips == [
        ("”larm”", "/aktorer/?typ=AKT01&typ=AKT02&omrade=OMR01"),
        ("Företag", "/aktorer/?q=larm&typ=AKT02&omrade=OMR01"),
        ("Kommun", "/aktorer/?q=larm&typ=AKT01&omrade=OMR01"),
        ("Trygghetslarm", "/aktorer/?q=larm&typ=AKT01&typ=AKT02"),
    ]


def test_list_title_and_canonical_tell_the_filter(client, county):
    response = client.get("/aktorer/?omrade=OMR01&typ=AKT02&okant=1")

    content = response.content.decode()
    assert "<title>Aktörer: Kommun, Trygghetslarm – E-hälsoarenan</title>" in content
    assert 'rel="canonical" href="http://testserver/aktorer/?typ=AKT02&amp;omrade=OMR01"' in content
    assert 'hreflang="en" href="http://testserver/en/actors/?typ=AKT02&amp;omrade=OMR01"' in content


def test_list_pages(client):
    for _ in range(31):
        ActorFactory()

    first, second = listing(client), listing(client, "/aktorer/?page=2")

    assert (len(first.rows), len(second.rows)) == (30, 1)
    assert second.title == "Aktörer, sida 2"


def test_list_nothing_found(client, county):
    response = client.get("/aktorer/?q=norrköping&typ=AKT01")

    assert "Inga aktörer träffade" in response.content.decode()


def test_list_says_that_rows_only_resemble(client, county):
    response = client.get("/aktorer/?q=morbylnga")

    assert "Vi hittade inget som stämmer exakt med ”morbylnga”" in response.content.decode()
    assert [row.title for row in response.context["listing"].rows] == ["Mörbylånga kommun"]


def test_list_as_map_says_the_same(client, county):
    response = client.get("/aktorer/?visa=karta&omrade=OMR01")

    by_municipality = response.context["listing"].by_municipality
    assert {code: number for code, number in by_municipality["numbers"].items() if number} == {"0840": 1, "0880": 1}
    assert by_municipality["urls"]["0840"] == "/aktorer/?kommun=0840&omrade=OMR01"
    assert response.context["listing"].rows == []


def test_list_as_map_says_who_is_outside(client, county):
    assert "utanför länet" in client.get("/aktorer/?visa=karta").content.decode()


def test_list_in_english(client, county):
    response = client.get("/en/actors/?omrade=OMR01")

    assert "<title>Actors: Term OMR01 – E-hälsoarenan</title>" in response.content.decode()
    assert [row.address for row in response.context["listing"].rows] == ["/en/actors/aktor-0/", "/en/actors/aktor-1/"]


@pytest.mark.parametrize(
    "q", ["%00", "%25", "'", '"', "x" * 10_000, "%F0%9F%99%82", "och", "-", "a b c d e f g h i j k"]
)
@pytest.mark.parametrize("page", ["/aktorer/", "/erbjudanden/", "/sok/"])
def test_search_odd_input(client, county, page, q):
    assert client.get(f"{page}?q={q}").status_code == 200


def test_list_draft_for_nobody_not_even_its_own_people(client):
    draft = ActorFactory(legal_name="Utkastet", draft=True)
    member = MembershipFactory(actor=draft).user

    seen = {}
    for who, user in {
        "visitor": None,
        "member": member,
        "other": MembershipFactory().user,
        "staff": StaffFactory(),
    }.items():
        if user:
            client.force_login(user)
        page = listing(client)
        seen[who] = ("Utkastet" in [row.title for row in page.rows], page.total)

    assert seen == dict.fromkeys(["visitor", "member", "other", "staff"], (False, 1))


def test_list_fragment_is_part_of_its_page(client, county):
    page = client.get("/aktorer/?omrade=OMR01").content.decode()
    fragment = client.get("/aktorer/?omrade=OMR01", headers={"HX-Request": "true"})

    assert fragment.content.decode().strip() in page
    assert "HX-Request" in fragment["Vary"]


@pytest.mark.parametrize(
    ("page", "statements"),
    [("/aktorer/", 4), ("/erbjudanden/", 4), ("/aktorer/?q=akt&typ=AKT01", 7), ("/erbjudanden/?q=erbjud", 6)],
)
def test_list_costs_the_same_for_one_row_and_three(client, django_assert_num_queries, page, statements):
    OfferingFactory()
    with django_assert_num_queries(statements):
        client.get(page)
    OfferingFactory.create_batch(2)

    with django_assert_num_queries(statements):
        client.get(page)


def test_list_in_english_says_which_texts_are_swedish(client):
    ActorFactory(legal_name="A", summary_sv="På svenska.")
    ActorFactory(legal_name="B", summary_sv="På svenska.", summary_en="In English.")

    rows = listing(client, "/en/actors/").rows

    assert [(row.text, row.language) for row in rows] == [("På svenska.", "sv"), ("In English.", "")]
