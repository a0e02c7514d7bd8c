"""Nobody finds a need that they may not read: not in a list, a number, a file, a feed, a letter or a suggestion."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from actors.models import Actor, Membership
from actors.states import ActorState, MembershipState
from arena.outbox.models import OutboundLetter
from arena.outbox.writing import write
from arena.searches.letters import DigestLetter
from arena.searches.models import Digest
from testbeds.models import Need
from testbeds.needs import deciding
from testbeds.states import NeedState, Visibility
from tests.factories import NeedFactory, SavedSearchFactory, SharingFactory, StaffFactory, TownFactory
from tests.testbeds.audiences import (
    FOR_ALL,
    FOR_ARENA,
    LISTED,
    OWN,
    PEOPLE,
    make_needs,
    make_people,
    need,
    sign_in,
    slugs,
)

pytestmark = pytest.mark.django_db
FACETS = {"omrade": "OMR02", "verksamhet": "VO01", "malgrupp": "MG01", "kommun": "0882", "testplats": "yes"}


@pytest.fixture(autouse=True)
def still(settings):
    """No half minute begins between two visits, so that what a process keeps is kept from the one to the other.

    A little later than the clock of the database, which says since when something is shown.
    """
    cache.clear()
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        yield


@pytest.fixture
def town():
    return make_needs()


@pytest.fixture
def people(town):
    return make_people(town)


@pytest.fixture
def visit(client, people):
    """Read an address as one of the people."""

    def visit(name, address):
        sign_in(client, people[name])
        return client.get(address)

    return visit


def numbers(listing):
    return {facet.name: {choice.code: int(choice.number) for choice in facet.choices} for facet in listing.panel}


@pytest.mark.parametrize("name", PEOPLE)
def test_list_has_what_the_person_may_read(visit, name):
    listing = visit(name, "/behov/?q=natten").context["listing"]

    counted = {facet: numbers(listing)[facet].get(code) for facet, code in FACETS.items()}
    assert slugs(listing.rows) == LISTED[name]
    assert listing.total == len(LISTED[name])
    assert counted == dict.fromkeys(FACETS, len(LISTED[name]))
    assert slugs(listing.shown_own) == OWN[name]


def test_list_and_map_keep_no_number_of_one_person_for_the_next(visit):
    """Everything is visited by the widest audience first, at one moment, and then by the narrowest."""
    for address in ["/behov/", "/behov/?visa=karta", "/behov/?q=natten"]:
        of_arena, of_all = visit("member", address).context["listing"], visit("visitor", address).context["listing"]

        assert (of_arena.total, of_all.total) == (len(FOR_ARENA), len(FOR_ALL))
        assert of_arena.by_municipality["numbers"] == {"0882": len(FOR_ARENA)}
        assert of_all.by_municipality["numbers"] == {"0882": len(FOR_ALL)}
        assert f'<span class="count">{len(FOR_ARENA)}</span>' not in of_all.rendered_panel


@pytest.mark.parametrize("name", ["visitor", "member", "owner"])
def test_files_hold_the_rows_of_the_persons_own_list(visit, name):
    text = visit(name, "/behov/behov.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
    sheet = load_workbook(io.BytesIO(visit(name, "/behov/behov.xlsx").getvalue())).active

    told = [{f"Natten {slug}" for slug in LISTED[name]}] * 2
    assert [titles(rows), titles([[cell.value for cell in row] for row in sheet.iter_rows()])] == told


def titles(rows):
    column = rows[0].index("Behovet på en rad")
    return {row[column] for row in rows[1:]}


@pytest.mark.parametrize("name", ["visitor", "member", "owner", "guest"])
def test_one_door_tells_each_person_of_their_own_needs(visit, name):
    answer = visit(name, "/sok/?q=natten").context["answer"]
    one_kind = visit(name, "/sok/?q=natten&inom=needs").context["listing"]

    kind = next(kind for kind in answer.kinds if kind.key == "needs")
    tab = next(number for label, _address, number, _now in answer.tabs("") if label == "Behov")
    assert (slugs(kind.rows), kind.number, tab) == (LISTED[name], str(len(LISTED[name])), str(len(LISTED[name])))
    assert slugs(answer.mine) == OWN[name]
    assert (slugs(one_kind.rows), one_kind.total) == (LISTED[name], len(LISTED[name]))


@pytest.mark.parametrize("name", ["visitor", "owner"])
def test_machines_feeds_and_the_start_page_tell_everybody_the_same(visit, name):
    rows = visit(name, "/api/v1/needs?q=natten").json()
    feed = visit(name, "/behov.atom?q=natten").text
    sitemap = visit(name, "/sitemap-needs.xml").text
    home = visit(name, "/").context["needs"]
    suggested = visit(name, "/sok/forslag/?q=natten").context["suggestions"]

    assert ({row["id"] for row in rows["items"]}, rows["total"]) == (FOR_ALL, len(FOR_ALL))
    assert told_in(feed) == told_in(sitemap) == slugs(home) == slugs(suggested) == FOR_ALL


def told_in(text):
    return {slug for slug in Need.objects.values_list("slug", flat=True) if f"/behov/{slug}/" in text}


@pytest.mark.parametrize("name", ["visitor", "member"])
def test_page_of_a_term_has_what_the_person_may_read(visit, name):
    assert told_in(visit(name, "/begrepp/OMR02/").text) == LISTED[name]


def test_api_tells_one_need_only_where_everybody_may_read_it(client, town):
    answers = {
        slug: client.get(f"/api/v1/needs/{slug}").status_code for slug in Need.objects.values_list("slug", flat=True)
    }

    assert {slug for slug, status in answers.items() if status == 200} == FOR_ALL | {"aterkallat"}
    assert set(answers.values()) == {200, 404}


def letter(person):
    """What is new of the night since yesterday, as the letter tells it now."""
    search = SavedSearchFactory(user=person, within="needs", query="q=natten", feed_key=None)
    now = timezone.now()
    digest = Digest.objects.create(search=search, period="x", since=now - timedelta(days=1), until=now)
    mail = OutboundLetter(recipient=person, language="sv", message_id="<1@x>")
    written = DigestLetter(digest)
    return told_in(write(written, mail).body) if written.is_still_true() else set()


@pytest.mark.parametrize("name", ["applicant", "owner", "staff"])
def test_letter_about_a_kept_search_has_what_its_owner_may_read(people, name):
    assert letter(people[name]) == LISTED[name]


def test_letter_is_chosen_by_what_its_owner_is_when_it_is_sent(people):
    Membership.objects.filter(user=people["member"]).update(state=MembershipState.ENDED, decided_at=timezone.now())

    assert letter(people["member"]) == FOR_ALL


def test_letter_of_the_arena_tells_a_need_once_however_wide_it_becomes(people, town):
    """The arena could read it long ago; that everybody can today is news to everybody else."""
    arenas = Need.objects.get(slug="arenans")
    Need.objects.get(slug="arenans").search.__class__.objects.filter(pk=arenas.pk).update(
        arena_since=timezone.now() - timedelta(days=9)
    )
    deciding.set_visibility(arenas, Visibility.PUBLIC, by=StaffFactory())

    assert letter(people["member"]) == FOR_ALL
    assert letter(people["person"]) == FOR_ALL | {"arenans"}


def test_feed_of_a_kept_search_has_an_address_and_no_reader(client, people):
    search = SavedSearchFactory(user=people["owner"], within="needs", query="q=natten")
    search.open_feed()

    assert told_in(client.get(reverse("searches:feed", args=[search.feed_key])).text) == FOR_ALL


def test_what_is_written_where_a_stranger_may_not_read_changes_nothing_for_them(client, town):
    other = TownFactory()
    addresses = [
        "/behov/",
        "/behov/?visa=karta",
        "/behov/?q=natten",
        "/sok/?q=natten",
        "/sok/?q=krokodil",
        "/begrepp/OMR02/",
    ]
    addresses += [
        "/api/v1/needs",
        "/sitemap-needs.xml",
        "/behov.atom",
        "/sok/forslag/?q=kroko",
        "/sok/?q=krokodul",
        "/",
    ]
    before = [client.get(address).content for address in addresses]

    hidden = Need.objects.exclude(slug__in=FOR_ALL)
    for each in hidden:
        SharingFactory(need=each, actor=other)
        each.terms.clear()
    hidden.exclude(state=NeedState.WITHDRAWN).update(title_sv="Krokodiler", problem_sv="Krokodiler i hemtjänsten.")
    need("krokodil", owner=town, private=True), need("krokodilens", owner=town, for_arena=True)

    after = [client.get(address).content for address in addresses]
    assert [address for address, was, now in zip(addresses, before, after, strict=True) if was != now] == []


@pytest.mark.parametrize("hide", [Visibility.ARENA, Visibility.OWNER])
def test_need_that_stops_being_public_is_gone_from_everything_at_once(client, town, hide):
    published = Need.objects.get(slug="publikt")
    deciding.set_visibility(published, hide, by=StaffFactory())

    left = FOR_ALL - {"publikt"}
    assert slugs(client.get("/behov/").context["listing"].rows) == left
    assert slugs(client.get("/sok/forslag/?q=natten").context["suggestions"]) == left
    assert told_in(client.get("/behov.atom").text) == told_in(client.get("/sitemap-needs.xml").text) == left


@pytest.mark.parametrize(
    "q", ["natt", "nätter", "NATTEN", "tillsynen", "tillsyn", "sover", "somn", "sömnlös", "natttiden"]
)
def test_search_knows_endings_accents_parts_of_words_and_small_typos(client, q):
    NeedFactory(slug="funnet", title_sv="Tillsyn under nattiden", problem_sv="Sömnlösa nätter: den som sover väcks.")

    assert slugs(client.get("/behov/", {"q": q}).context["listing"].rows) == {"funnet"}


def test_row_tells_whose_it_is_where_and_how_many_share_it(client, town):
    published = Need.objects.get(slug="publikt")
    SharingFactory(need=published), SharingFactory(need=published, actor=TownFactory(draft=True))

    meta = {row.title: (row.meta, row.badge) for row in client.get("/behov/").context["listing"].rows}

    assert meta == {
        "Natten publikt": ("Oskarshamns kommun · 1 delar behovet", ""),
        "Natten dokumenterat": ("dokumenterat 2022, kalla.example · Oskarshamn", "Dokumenterat"),
    }


def test_owner_that_is_not_shown_in_the_registry_is_not_named(client, town):
    Actor.objects.filter(pk=town.pk).update(state=ActorState.MORE_WANTED)

    page = client.get("/behov/?q=natten").text
    api = client.get("/api/v1/needs").text

    assert "Oskarshamns kommun" not in page + api + client.get("/behov/behov.csv").getvalue().decode()


def test_choices_combine_and_unknown_ones_are_left_out(client, town):
    def found(query):
        return slugs(client.get(f"/behov/?{query}").context["listing"].rows)

    assert found("ursprung=documented&omrade=OMR02") == {"dokumenterat"}
    assert found("ursprung=logged&kommun=0882&lage=published") == {"publikt"}
    assert found("lage=in_test") == set()
    assert found("lage=hittepa") == FOR_ALL


def test_former_code_of_api_is_told_from_one_that_never_was(client, town):
    assert client.get("/api/v1/needs?state=published&origin=logged").json()["total"] == 1
    assert client.get("/api/v1/needs?area=OMR99").status_code == 400


@pytest.mark.parametrize(("name", "most"), [("visitor", 4), ("owner", 8), ("staff", 8)])
def test_list_asks_the_same_for_few_rows_and_for_many(client, people, name, most):
    sign_in(client, people[name])

    def asked():
        client.get("/behov/")
        with CaptureQueriesContext(connection) as statements:
            client.get("/behov/")
        return len(statements)

    few = asked()
    for number in range(40):
        need(f"nytt-{number}", owner=TownFactory(), private=number % 4 == 0)
    many = asked()

    assert (few, many <= most) == (many, True)
