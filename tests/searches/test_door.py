"""One door to everything: kinds with numbers, equal words, marked hits, drafts for those entitled and nobody else."""

import pytest
from django.http import QueryDict

from actors import searching
from actors.forms.filters import OfferingFilter
from actors.models import Term
from actors.states import Stance
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    MembershipFactory,
    OfferingFactory,
    SavedSearchFactory,
    StaffFactory,
    TermFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def answer(client, address):
    return client.get(address).context["answer"]


def titles(rows):
    return ["".join(piece for piece, _is_hit in row.title) for row in rows]


def test_door_counts_every_kind(client):
    OfferingFactory(name="Nattlarm", actor=ActorFactory(legal_name="Larm AB"))
    TermFactory(code="OMR01", label_sv="Trygghetslarm")
    TermFactory(code="KOMP04", label_sv="Sensorer", synonyms="larmteknik")

    kinds = answer(client, "/sok/?q=larm").kinds

    assert [(kind.key, kind.found) for kind in kinds] == [
        ("actors", "1 aktör"),
        ("offerings", "1 erbjudande"),
        ("competences", "1 kompetens"),
        ("terms", "1 begrepp"),
    ]


def test_door_one_kind_has_its_filters_and_keeps_the_search(client):
    OfferingFactory(name="Nattlarm", terms=["OMR01"])
    OfferingFactory(name="Daglarm", terms=["OMR02"])

    page = client.get("/sok/?inom=offerings&q=larm&omrade=OMR01")

    assert [row.title for row in page.context["listing"].rows] == ["Nattlarm"]
    assert 'action="/sok/"' in page.content.decode()
    assert '<input type="hidden" name="inom" value="offerings">' in page.content.decode()


def test_door_term_leads_to_what_it_names(client):
    TermFactory(code="OMR04", label_sv="Läkemedelshantering")

    (kind,) = answer(client, "/sok/?q=läkemedelshantering").kinds

    assert [row.address for row in kind.rows] == ["/erbjudanden/?omrade=OMR04"]


@pytest.mark.parametrize(
    ("q", "said"), [("medicinrobotar", "läkemedelsautomat"), ("läkemedelsautomater", "medicinrobot")]
)
def test_door_words_that_mean_the_same_find_each_other(client, q, said):
    TermFactory(code="OMR04", label_sv="Läkemedel", synonyms="läkemedelsautomat = medicinrobot; dosett")
    OfferingFactory(name="Evondos", problem_sv=f"En {said} i hemmet.")
    OfferingFactory(name="Annat", problem_sv="En dosett i hemmet.")

    kinds = {kind.key: titles(kind.rows) for kind in answer(client, f"/sok/?q={q}").kinds}

    assert kinds["offerings"] == ["Evondos"]


def test_door_equal_words_of_two_words(client):
    TermFactory(code="OMR03", label_sv="GPS", synonyms="gps-larm = mobilt trygghetslarm")
    OfferingFactory(name="Hitta hem", problem_sv="Ett gps-larm i fickan.")

    kinds = {kind.key: titles(kind.rows) for kind in answer(client, "/sok/?q=mobilt trygghetslarm").kinds}

    assert kinds["offerings"] == ["Hitta hem"]


def test_door_marks_hits_and_takes_nothing_for_markup(client):
    OfferingFactory(name="<script>alert(1)</script> larm", problem_sv="Ett <b>larm</b> & mer.")

    page = client.get("/sok/?q=larm").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>larm</mark>" in page
    assert "Ett &lt;b&gt;<mark>larm</mark>&lt;/b&gt; &amp; mer." in page


def test_door_search_itself_is_no_markup(client):
    assert "<script>alert" not in client.get("/sok/?q=<script>alert(1)</script>").content.decode()


def test_door_personal_number_is_masked(client):
    assert answer(client, "/sok/?q=811218-9876 larm").q == "••••••-•••• larm"


def test_door_draft_only_for_those_entitled(client):
    draft = OfferingFactory(name="Hemliga larmet", draft=True)
    member = MembershipFactory(actor=draft.actor).user

    seen = {}
    for who, user in [("visitor", None), ("other", UserFactory()), ("member", member), ("staff", StaffFactory())]:
        if user:
            client.force_login(user)
        found = answer(client, "/sok/?q=hemliga")
        seen[who] = ([kind.found for kind in found.kinds], titles(found.mine))

    assert seen == {
        "visitor": ([], []),
        "other": ([], []),
        "member": ([], ["Hemliga larmet"]),
        "staff": ([], ["Hemliga larmet"]),
    }


def test_draft_is_in_no_channel_for_others(client):
    actor = ActorFactory(legal_name="Tysta AB", draft=True)
    OfferingFactory(name="Tysta larmet", actor=actor, draft=True)
    OfferingFactory(name="Tysta klockan", draft=True)
    search = SavedSearchFactory(query="q=tysta", feed_key="6fa459ea-ee8a-4ca4-894e-db77e160355e")
    channels = [
        "/sok/?q=tysta",
        "/sok/?inom=offerings&q=tysta",
        "/sok/forslag/?q=tyst",
        "/aktorer/?q=tysta",
        "/erbjudanden/?q=tysta",
        "/erbjudanden/",
        "/aktorer.atom?q=tysta",
        "/erbjudanden.atom",
        f"/sok/bevakning/{search.feed_key}.atom",
    ]

    drafts = ["tysta ab", "tysta larmet", "tysta klockan"]

    told = [page for page in channels if any(name in client.get(page).content.decode().lower() for name in drafts)]

    assert told == []


def test_door_nothing_found_helps_on(client):
    OfferingFactory(name="Nattlarm")

    page = client.get("/sok/?q=nattlarm xyzzyq").content.decode()

    assert 'href="/sok/?q=nattlarm"' in page
    assert 'href="/min-sida/bevakningar/ny/?q=nattlarm+xyzzyq"' in page


def test_door_unit_is_found_by_its_organisation(client):
    whole = ActorFactory(legal_name="Torsås kommun")
    ActorFactory(legal_name="Omsorgsförvaltningen", part_of=whole)

    kinds = {kind.key: set(titles(kind.rows)) for kind in answer(client, "/sok/?q=omsorgsförvaltningen torsås").kinds}

    assert kinds == {"actors": {"Omsorgsförvaltningen"}}


def test_door_old_code_goes_on_with_its_heir_and_says_so(client):
    OfferingFactory(name="Gammalt larm", terms=["OMR90"])
    OfferingFactory(name="Nytt larm", terms=["OMR01"])
    new = TermFactory(code="OMR01")
    Term.objects.filter(code="OMR90").update(is_active=False, replaced_by=new)

    page = client.get("/erbjudanden/?omrade=OMR90")

    assert [row.title for row in page.context["listing"].rows] == ["Gammalt larm", "Nytt larm"]
    assert "”Begrepp OMR90” har ersatts av ”Begrepp OMR01”" in page.content.decode()


def test_door_heir_of_an_heir(client):
    OfferingFactory(name="Gammalt larm", terms=["OMR90"])
    Term.objects.filter(code="OMR90").update(is_active=False, replaced_by=TermFactory(code="OMR91"))
    Term.objects.filter(code="OMR91").update(is_active=False, replaced_by=TermFactory(code="OMR92"))

    page = client.get("/erbjudanden/?omrade=OMR90")

    assert [row.title for row in page.context["listing"].rows] == ["Gammalt larm"]


def test_door_competence_that_is_sought_is_no_hit(client):
    ActorCompetenceFactory(actor__legal_name="Löftet AB", term=TermFactory(code="KOMP19"), stance=Stance.SEEKING)

    assert client.get("/aktorer/?kompetens=KOMP19").context["listing"].total == 0


@pytest.fixture
def large(monkeypatch):
    """Every list counts as large, and a search takes at most three rows."""
    monkeypatch.setattr(searching, "LARGE", -2)
    monkeypatch.setattr("actors.forms.filters.MOST_COUNTED", 3)


def test_large_list_says_more_than_and_puts_names_first(client, large):
    for number in range(4):
        OfferingFactory(name=f"Annat {number}", problem_sv="Ett larm.")
    OfferingFactory(name="Larm")

    listing = client.get("/erbjudanden/?q=larm").context["listing"]

    assert (listing.found, listing.rows[0].title, len(listing.rows)) == ("fler än 3 erbjudanden", "Larm", 3)


def test_large_list_with_few_hits_is_exact(client, large):
    OfferingFactory.create_batch(5)
    OfferingFactory(name="Nattlarm")
    OfferingFactory(name="Annat", problem_sv="Minskar larmtröttheten.")

    listing = client.get("/erbjudanden/?q=larm").context["listing"]

    assert (listing.found, [row.title for row in listing.rows]) == ("2 erbjudanden", ["Annat", "Nattlarm"])


@pytest.mark.parametrize(("plenty", "names"), [(1, ["Larm"]), (2, ["Larm", "Nattlarm"])])
def test_large_list_looks_for_parts_of_words_when_the_words_find_too_little(client, large, monkeypatch, plenty, names):
    monkeypatch.setattr("actors.forms.filters.PLENTY", plenty)
    OfferingFactory(name="Larm")
    OfferingFactory(name="Nattlarm")

    listing = client.get("/erbjudanden/?q=larm").context["listing"]
    in_file = [offering.name for offering in OfferingFilter(QueryDict("q=larm")).find(whole=True)]

    assert (listing.total, [row.title for row in listing.rows], in_file) == (len(names), names, names)


def test_search_that_takes_too_long_says_so(client, monkeypatch):
    monkeypatch.setattr("arena.shared.bounded.SECONDS", 0.001)
    monkeypatch.setattr(
        "actors.forms.filters.question", lambda q: searching.connection.cursor().execute("SELECT pg_sleep(1)")
    )

    page = client.get("/sok/?q=larm")

    assert (page.status_code, "Sökningen tog för lång tid" in page.content.decode()) == (503, True)


def test_search_too_often_from_one_network(client, settings):
    settings.SEARCHES_PER_HOUR = 1
    client.get("/sok/?q=larm")

    page = client.get("/sok/?q=larm")

    assert (page.status_code, client.get("/erbjudanden/").status_code) == (429, 200)
