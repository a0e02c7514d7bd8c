import pytest
from django.urls import reverse

from testbeds.clusters.prioritising import WEIGHTS
from tests.factories import MunicipalityFactory
from tests.factories.needs import NeedFactory, TownFactory

pytestmark = pytest.mark.django_db

ADDRESS = "needs:prioritising"


def titles(page):
    return [row[0][0].partition(" (")[0] for row in page.context["rows"]]


@pytest.fixture
def needs():
    town = TownFactory(municipality=MunicipalityFactory())
    facts = {"owner": town, "benefit": 3}
    NeedFactory(title_sv="Bråttom", urgency=5, feasibility=1, affected_per_year=1200, hosting="yes", **facts)
    NeedFactory(title_sv="Lätt", urgency=1, feasibility=5, **facts)
    NeedFactory(title_sv="Okänt", owner=TownFactory())


def test_prioritising_shows_every_component_and_weight_and_the_points(client, needs):
    page = client.get(reverse(ADDRESS))

    assert page.context["head"][3:] == [
        "Kommuner (30)",
        "Angelägenhet (20)",
        "Nytta (20)",
        "Genomförbarhet (10)",
        "Antal berörda (10)",
        "Ett test kan hållas (10)",
    ]
    assert page.context["rows"][0][1:] == [
        49, "6 av 6", "0,08 (1 av 12)", "1,00 (5,0)", "0,50 (3,0)", "0,00 (1,0)", "0,62 (1\xa0200)", "1,00 (ja)"
    ]  # fmt: skip


def test_prioritising_with_ones_own_weights_changes_that_view_alone(client, needs):
    own = client.get(reverse(ADDRESS), {"w_urgency": "0", "w_feasibility": "100"})
    saved = client.get(reverse(ADDRESS))

    assert (titles(own), titles(saved)) == (["Lätt", "Bråttom"], ["Bråttom", "Lätt"])
    assert (own.context["is_own"], saved.context["is_own"]) == (True, False)
    assert saved.context["form"].weights == WEIGHTS


def test_prioritising_lists_what_nothing_is_stated_of_apart(client, needs):
    page = client.get(reverse(ADDRESS))

    assert [thing.title for thing in page.context["unknown"]] == ["Okänt"]


@pytest.mark.parametrize("asked", [{"w_urgency": "mycket"}, {f"w_{name}": "0" for name in WEIGHTS}])
def test_prioritising_with_weights_at_fault_says_so_and_weighs_as_the_arena_does(client, needs, asked):
    page = client.get(reverse(ADDRESS), asked)

    assert page.context["form"].errors
    assert titles(page) == ["Bråttom", "Lätt"]


def test_prioritising_fills_no_personal_number_in_again(client):
    page = client.get(reverse(ADDRESS), {"w_urgency": "19811218-9876"})

    assert "9876" not in str(page.context["form"])
