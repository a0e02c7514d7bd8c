import pytest
from django.urls import reverse

from tests.factories import ActorFactory, MunicipalityFactory, TermFactory
from tests.factories.needs import NeedFactory, RoundFactory, SharingFactory, TownFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    kalmar, torsas = MunicipalityFactory(), MunicipalityFactory(scb_code="0834", name="Torsås")
    MunicipalityFactory(scb_code="0861", name="Mönsterås")
    logged = NeedFactory(owner=TownFactory(municipality=kalmar), terms=["OMR01", "OMR02", "VO01"])
    SharingFactory(need=logged, actor=TownFactory(municipality=torsas))
    found = NeedFactory(documented=True, terms=["OMR01"])
    found.municipalities.add(kalmar)
    region = ActorFactory(actor_type=TermFactory(code="AKT03"), municipality=kalmar)
    NeedFactory(owner=region, terms=["OMR03"])


@pytest.fixture
def page(client, county):
    return client.get(reverse("needs:overview"))


def test_overview_tells_logged_needs_from_those_of_public_text(page):
    rows = {label: [cell.count.text for cell in cells] for label, _url, cells, _all in page.context["matrix"].rows}

    assert [name for _code, name in page.context["matrix"].columns] == [
        "Kalmar",
        "Mönsterås",
        "Torsås",
        "Ingen kommun nämnd",
    ]
    assert rows == {
        "OMR01": ["1+1", "0", "1", "0"],
        "OMR02": ["1", "0", "1", "0"],
        "OMR03": ["0", "0", "0", "1"],
    }


def test_overview_counts_each_need_once_in_its_totals(page):
    matrix = page.context["matrix"]

    assert [count.text for count in matrix.totals] == ["1+1", "0", "1", "1"]
    assert ([row.total.text for row in matrix.rows], matrix.all.text) == (["1+1", "1", "1"], "2+1")


def test_overview_says_of_a_municipality_without_needs_that_none_is_shown_and_not_that_there_are_none(page):
    assert page.context["silent"] == ["Mönsterås"]
    assert "Mönsterås: inget behov visat" in page.text
    assert "betyder inte att kommunen saknar behov" in page.text


def test_overview_map_says_the_same_as_its_table_and_leads_to_the_needs(page):
    drawn = page.context["map"]

    assert drawn["numbers"] == {"0880": 2, "0834": 1}
    assert [column for _heading, column in drawn["more"]] == [
        {"0880": 1, "0861": 0, "0834": 1},
        {"0880": 1, "0861": 0, "0834": 0},
    ]
    assert drawn["urls"]["0880"] == f"{reverse('needs:list')}?kommun=0880"


def test_overview_numbers_are_those_of_the_lists_that_they_lead_to(client, page):
    for row in page.context["matrix"].rows:
        for cell in [cell for cell in row.cells if cell.url]:
            assert client.get(cell.url).context["listing"].page.paginator.count == cell.count.total


def test_overview_leads_to_rounds_that_have_opened(client, county):
    shown, _planned = RoundFactory(), RoundFactory(state="planned")

    page = client.get(reverse("needs:overview"))

    assert list(page.context["rounds"]) == [shown]
