"""Statement 12 on the pages of clusters: nobody learns of a need that they may not read, by text, name or number."""

import pytest
from django.template import Context, Template
from django.urls import reverse

from testbeds.clusters import gathering
from testbeds.models import Need
from tests.factories import MunicipalityFactory, StaffFactory
from tests.factories.needs import NeedFactory, TownFactory
from tests.testbeds.audiences import FOR_ARENA, LISTED, PEOPLE, make_needs, make_people, need, sign_in

pytestmark = pytest.mark.django_db

MIXED = {"publikt", "arenans", "privat", "bekraftat"}
HIDDEN = {"delat", "andras"}
WORDS = {"statement_sv": "Nätterna behöver bli lugnare."}
SEEN_OF_MIXED = {
    **{name: {"publikt"} for name in ("visitor", "person", "applicant")},
    "member": {"publikt", "arenans"},
    "owner": MIXED,
    "staff": MIXED - {"privat"},
    "guest": MIXED,
}


@pytest.fixture
def county():
    """The people, and two clusters: one that everybody sees some of, and one of private needs alone."""
    town = make_needs()
    staff, found = StaffFactory(), Need.objects.in_bulk(field_name="slug")
    mixed = gathering.gather([found[slug] for slug in sorted(MIXED)], by=staff, title_sv="Blandat", **WORDS)
    hidden = gathering.gather([found[slug] for slug in sorted(HIDDEN)], by=staff, title_sv="Hemligheten", **WORDS)
    return make_people(town), mixed, hidden


def named(response):
    """Which of the needs the page names, by title or address."""
    slugs = Need.objects.values_list("slug", flat=True)
    return {slug for slug in slugs if f"Natten {slug}" in response.text or f"/behov/{slug}/" in response.text}


def by_person(client, people, address):
    answers = {}
    for name in PEOPLE:
        client.logout()
        sign_in(client, people[name])
        answers[name] = client.get(address)
    return answers


def test_statement_12_cluster_page_shows_each_reader_their_own_needs_of_it(client, county):
    people, mixed, hidden = county

    pages = by_person(client, people, mixed.get_absolute_url())
    private = by_person(client, people, hidden.get_absolute_url())

    assert {name: named(page) for name, page in pages.items()} == SEEN_OF_MIXED
    assert {name for name, page in private.items() if page.status_code == 200} == {"owner"}
    assert named(private["owner"]) == {"delat"}


def test_statement_12_list_of_clusters_counts_what_the_reader_may_read(client, county):
    people, _mixed, _hidden = county

    pages = by_person(client, people, reverse("needs:clusters"))

    numbers = {name: [row.meta.rpartition(" · ")[2] for row in page.context["rows"]] for name, page in pages.items()}
    mixed = {name: [f"{len(seen)} behov"] for name, seen in SEEN_OF_MIXED.items()}
    assert numbers == mixed | {"owner": ["4 behov", "1 behov"]}
    assert {name for name, page in pages.items() if "Hemligheten" in page.text} == {"owner"}


def test_statement_12_prioritising_weighs_what_the_reader_may_read(client, county):
    people, _mixed, _hidden = county

    pages = by_person(client, people, reverse("needs:prioritising"))

    assert {name: named(page) for name, page in pages.items()} == {name: {"dokumenterat"} for name in PEOPLE}
    assert {name for name, page in pages.items() if "Hemligheten" in page.text} == {"owner"}
    numbers = {
        name: row[0][0] for name, page in pages.items() for row in page.context["rows"] if "Blandat" in row[0][0]
    }
    assert numbers == {name: f"Blandat (kluster · {len(seen)} behov)" for name, seen in SEEN_OF_MIXED.items()}


def test_statement_12_grades_of_a_private_need_move_no_points_of_others(client):
    owner = TownFactory(municipality=MunicipalityFactory())
    other = TownFactory(municipality=MunicipalityFactory(scb_code="0885"))
    needs = [NeedFactory(owner=owner, urgency=3), NeedFactory(owner=other, private=True, urgency=5)]
    cluster = gathering.gather(needs, by=StaffFactory(), title_sv="Nätter", **WORDS)

    weighed = client.get(reverse("needs:prioritising")).context["rows"]
    page = client.get(cluster.get_absolute_url())

    assert weighed[0][2:5] == ["2 av 6", "0,08 (1 av 12)", "0,50 (3,0)"]
    assert (page.context["covered"], page.context["towns"]) == ("1 av 12 kommuner", ["Kalmar"])


def test_statement_12_overview_and_map_count_what_the_list_shows(client, county):
    people, _mixed, _hidden = county

    pages = by_person(client, people, reverse("needs:overview"))

    told = {}
    for name, page in pages.items():
        matrix = page.context["matrix"]
        (cell,) = [cell for _label, _url, cells, _all in matrix.rows for cell in cells if cell.count.total]
        told[name] = (cell.count.text, matrix.all.text, page.context["map"]["numbers"])
    strangers, arena = ("1+1", "1+1", {"0882": 2}), ("2+1", "2+1", {"0882": 3})
    lists = {name: arena if LISTED[name] == FOR_ARENA else strangers for name in PEOPLE}
    assert told == lists


def test_statement_12_story_of_a_cluster_keeps_needs_and_reasons_from_strangers(client, county):
    people, mixed, _hidden = county
    gathering.take_out(mixed, Need.objects.get(slug="privat"), by=people["staff"], reason="Kommunen ångrade sig.")

    pages = by_person(client, people, mixed.get_absolute_url())

    named_in_story = {name for name, page in pages.items() if "Natten privat" in page.text}
    assert named_in_story == {"owner", "guest"}
    assert [name for name, page in pages.items() if "ångrade" in page.text] == []


def test_cluster_is_gone_for_those_who_could_read_only_what_was_taken_out(client, county):
    people, mixed, _hidden = county
    gathering.take_out(mixed, Need.objects.get(slug="publikt"), by=people["staff"], reason="Något annat.")

    pages = by_person(client, people, mixed.get_absolute_url())

    assert {name for name, page in pages.items() if page.status_code == 404} == {"visitor", "person", "applicant"}


def test_dissolved_cluster_keeps_its_page_for_those_who_could_read_it(client, county):
    people, mixed, _hidden = county
    gathering.dissolve(mixed, by=people["staff"], reason="De säger inte samma sak.")

    pages = by_person(client, people, mixed.get_absolute_url())

    assert {name: named(page) for name, page in pages.items()} == SEEN_OF_MIXED
    assert "Klustret upplöstes" in pages["visitor"].text


def test_need_page_names_its_cluster_and_only_those_others_that_the_reader_may_read(client, county):
    people, _mixed, _hidden = county

    pages = by_person(client, people, reverse("needs:detail", args=["publikt"]))

    others = {name: named(page) & MIXED - {"publikt"} for name, page in pages.items()}
    assert others == {name: seen - {"publikt"} for name, seen in SEEN_OF_MIXED.items()}


def test_fragment_leads_staff_from_a_need_in_no_cluster_to_gathering_it():
    lonely = need("ensamt")
    staff = StaffFactory()

    shown = Template("{% load clusters_of %}{% clusters_of need %}").render(Context({"user": staff, "need": lonely}))

    assert f'href="{reverse("needs:cluster_add")}?need=ensamt"' in shown
