"""The pages of matches: points that can be counted again, one order whatever the rows', and nothing of hidden needs."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actors.states import Role
from testbeds.matching.explaining import hindrances
from testbeds.models import Match
from testbeds.states import WEIGHTS, MatchState, NeedState, Visibility
from testbeds.templatetags.matches_of import matches_of as best_of
from tests.factories import (
    ActorFactory,
    ClusterFactory,
    ClusterMemberFactory,
    MatchFactory,
    MembershipFactory,
    NeedFactory,
    OfferingFactory,
    UserFactory,
)
from tests.testbeds.matching.pairs import NOT_READY, owner_of, pair, supplier_of

pytestmark = pytest.mark.django_db

POINTS = {"A": 0.65, "M": 0.33, "E": 0.25, "D": 0.7}


def by_hand(components, weights=WEIGHTS):
    """With pen and paper: points times weight, by the sum of the weights, rounded half up."""
    points = sum(Decimal(str(value)) * weights[name] for name, value in components.items())
    whole = sum(weights[name] for name in components)
    return int((100 * points / whole).quantize(Decimal(1), ROUND_HALF_UP))


def page(client, match):
    return client.get(match.get_absolute_url())


def matches_of(client, need, **asked):
    return client.get(reverse("needs:matches", args=[need.slug]), asked)


def names(response, rows="rows"):
    return [row.match.offering.name for row in response.context[rows]]


def test_match_shows_points_and_weights_that_make_its_score(client):
    match = pair(components=POINTS, score=by_hand(POINTS))

    text = re.sub(r"<[^>]+>", " ", page(client, match).text)

    shown = [
        Decimal(points.replace(",", ".")) * int(weight)
        for points, weight in re.findall(r"(\d[,.]?\d*) +(35|15|10|5)\b", text)
    ]
    assert sum(shown) == sum(Decimal(str(POINTS[name])) * WEIGHTS[name] for name in POINTS)
    assert f"{match.score} av 100 poäng" in text


def test_matches_show_each_component_with_its_weight(client):
    match = pair(components=POINTS, score=by_hand(POINTS))

    row = matches_of(client, match.need).context["rows"][0]

    assert row.score == by_hand({cell: POINTS[cell] for cell in POINTS})
    assert [(cell.points, cell.weight) for cell in row.cells] == [
        (POINTS.get(name), weight) for name, weight in WEIGHTS.items()
    ]


def test_matches_are_in_one_order_whatever_that_of_the_rows(client):
    need = NeedFactory()
    facts = [("Beta", 70, 1), ("Alfa", 70, 1), ("Gamma", 70, 2), ("Delta", 90, 0)]
    for name, score, level in facts:
        MatchFactory(need=need, offering=OfferingFactory(name=name), score=score, evidence_level=level)
    first = names(matches_of(client, need))

    for match in Match.objects.order_by("-score"):
        match.save()  # each row is written anew, in another order

    assert first == names(matches_of(client, need)) == ["Delta", "Gamma", "Alfa", "Beta"]


def test_matches_by_own_weights_are_sorted_anew_and_nothing_is_kept(client):
    need = NeedFactory()
    for name, components in [("Bevisad", {"A": 0.3, "E": 1.0, "D": 0}), ("Nära", {"A": 1.0, "E": 0.0, "D": 0})]:
        MatchFactory(need=need, offering=OfferingFactory(name=name), components=components, score=by_hand(components))
    usual = names(matches_of(client, need))

    own = matches_of(client, need, A=10, E=90)

    assert (usual, names(own)) == (["Nära", "Bevisad"], ["Bevisad", "Nära"])
    assert [row.score for row in own.context["rows"]] == [
        by_hand(row.match.components, WEIGHTS | {"A": 10, "E": 90}) for row in own.context["rows"]
    ]
    assert "dina egna vikter" in own.text
    assert names(matches_of(client, need)) == usual


@pytest.mark.parametrize("asked", [{"A": "x"}, {"A": -1}, {"A": 101}, dict.fromkeys("AVMIED", 0)])
def test_matches_with_impossible_weights_say_so_and_keep_the_usual_order(client, asked):
    match = pair()

    response = matches_of(client, match.need, **asked)

    assert (response.status_code, bool(response.context["form"].errors)) == (200, True)
    assert (response.context["has_own_weights"], names(response)) == (False, ["Mattan"])


def test_near_offering_is_no_match_and_both_sides_read_the_same_words(client):
    match = pair(**NOT_READY)
    words = hindrances(match)[0]
    addresses = {
        owner_of(match): reverse("needs:matches", args=[match.need.slug]),
        supplier_of(match): reverse("needs:fitting", args=[match.offering.actor.slug]),
    }

    told = []
    for person, address in addresses.items():
        client.force_login(person)
        response = client.get(address)
        is_said = [said in response.text for said in (words.text, words.to_add)]
        told.append((names(response), names(response, "near"), is_said))

    assert told == [([], ["Mattan"], [True, True])] * 2


def test_near_offering_is_told_to_nobody_outside_the_arena(client):
    match = pair(**NOT_READY)
    answers = []
    for person in [None, UserFactory(), MembershipFactory(actor=ActorFactory(draft=True)).user]:
        client.logout()
        if person:
            client.force_login(person)
        answers.append((page(client, match).status_code, "Mattan" in matches_of(client, match.need).text))

    assert answers == [(404, False)] * 3


HIDDEN = [
    {"visibility": Visibility.OWNER, "state": NeedState.CONFIRMED, "published_at": None},
    {"state": NeedState.CONFIRMED, "published_at": None},
]


@pytest.mark.parametrize("facts", HIDDEN)
def test_hidden_need_reaches_its_supplier_on_no_page(client, facts):
    """Not as a row, not as a number, not as an address that answers."""
    match = pair(need=NeedFactory(title_sv="Nattlig oro", **facts))
    supplier = match.offering.actor
    person = supplier_of(match)
    client.force_login(person)

    pages = [supplier.get_absolute_url(), match.offering.get_absolute_url(), reverse("arena:my_page")]
    answers = [client.get(address).text for address in pages]
    fitting = client.get(reverse("needs:fitting", args=[supplier.slug]))

    assert [("Nattlig oro" in text, str(match.key) in text, "poäng" in text) for text in answers] == [(False,) * 3] * 3
    assert (fitting.context["page"].paginator.count, "Nattlig oro" in fitting.text) == (0, False)
    assert [page(client, match).status_code, matches_of(client, match.need).status_code] == [404, 404]


def test_hidden_need_is_on_no_page_of_the_supplier_even_for_a_member_of_its_owner(client):
    match = pair(need=NeedFactory(title_sv="Nattlig oro", private=True))
    person = supplier_of(match, Role.READER)
    MembershipFactory(actor=match.need.owner, user=person)
    client.force_login(person)

    pages = [match.offering.actor.get_absolute_url(), match.offering.get_absolute_url()]
    answers = [client.get(one).text for one in [*pages, reverse("needs:fitting", args=[match.offering.actor.slug])]]

    assert ["Nattlig oro" in text for text in answers] == [False] * 3


def test_pages_of_others_show_the_matches_of_what_everybody_may_read(client):
    match = pair(score=73)

    seen = {row: client.get(row.get_absolute_url()).text for row in (match.need, match.offering)}

    assert ["Mattan" in seen[match.need], match.need.title in seen[match.offering]] == [True, True]
    assert all("73 poäng" in text for text in seen.values())


def test_cluster_shows_the_best_match_of_each_offering_over_needs_that_the_reader_may_read(client):
    cluster, offering = ClusterFactory(), OfferingFactory()
    needs = [NeedFactory(state=NeedState.CLUSTERED) for _number in range(2)]
    needs.append(NeedFactory(state=NeedState.CLUSTERED, visibility=Visibility.OWNER, published_at=None))
    for need, score in zip(needs, [60, 70, 99], strict=True):
        ClusterMemberFactory(cluster=cluster, need=need)
        MatchFactory(need=need, offering=offering, score=score)

    rows = best_of({"user": UserFactory()}, cluster)["rows"]

    assert [(row.match.need, row.score) for row in rows] == [(needs[1], 70)]


def test_dismissed_match_leaves_the_list_of_its_owner_until_asked_for(client):
    match = pair(state=MatchState.DISMISSED)
    client.force_login(owner_of(match))

    asked = [names(matches_of(client, match.need, **asked)) for asked in ({}, {"avfardade": 1})]

    assert asked == [[], ["Mattan"]]


def statements(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_same_for_one_match_and_for_three(client):
    first = pair()
    MatchFactory(need=first.need, offering=OfferingFactory(actor=first.offering.actor), **NOT_READY)
    client.force_login(supplier_of(first))
    pages = [
        reverse("needs:matches", args=[first.need.slug]),
        reverse("needs:fitting", args=[first.offering.actor.slug]),
    ]
    pages += [f"{pages[0]}?A=50", *(one.get_absolute_url() for one in (first, first.need, first.offering))]
    for_one = [statements(client, page) for page in pages] and [statements(client, page) for page in pages]

    for facts in ({}, {}, NOT_READY, NOT_READY):
        MatchFactory(need=first.need, offering=OfferingFactory(actor=first.offering.actor), **facts)
        MatchFactory(offering=first.offering, **facts)

    assert [statements(client, page) for page in pages] == for_one
