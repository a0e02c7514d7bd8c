"""What the rule says of pairs, against the same rule read by hand."""

import random
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actors.models import Offering
from actors.states import ActorState, MarketState, OfferingState
from actors.trust import Stage, Topic
from testbeds.matching.computing import recompute
from testbeds.matching.explaining import explain
from testbeds.matching.weighing import score
from testbeds.models import Match, Need
from testbeds.states import ALGORITHM, MatchState, NeedState
from tests.factories import MatchFactory, OfferingVersionFactory, TermFactory, UserFactory
from tests.testbeds.matching import by_hand
from tests.testbeds.matching.facts import (
    GROUPS,
    NEW,
    OLD,
    NeedFacts,
    OfferingFacts,
    laid,
    lay,
    made_up,
)

pytestmark = pytest.mark.django_db


def matches():
    return Match.objects.select_related("need", "offering")


def points(match):
    return {name: Fraction(str(given)) for name, given in match.components.items()}


def test_recompute_gives_five_hundred_made_up_pairs_the_points_counted_by_hand():
    """By hand from the facts; and from the points and weights that are shown, as a reader would."""
    needs, offerings = made_up(random.Random(47), 25, 20)  # noqa: S311
    lay(needs, offerings)

    recompute()

    found = {(m.need.title_sv, m.offering.name): m for m in matches()}
    by_facts = {pair: (match.score, match.fails, points(match)) for pair, match in found.items()}
    assert len(needs) * len(offerings) == 500
    assert len(found) > 150
    assert by_facts == by_hand.all_matches(needs, offerings)
    assert {pair: by_pen(match) for pair, match in found.items()} == {pair: m.score for pair, m in found.items()}
    assert {pair: score(m.components) for pair, m in found.items()} == {pair: m.score for pair, m in found.items()}


def by_pen(match):
    shown = [(row.points, row.weight) for row in explain(match, terms={}) if row.points is not None]
    weighed = sum(weight * Fraction(str(given)) for given, weight in shown)
    return int(100 * weighed / sum(weight for _given, weight in shown) + Fraction(1, 2))


def test_recompute_gives_the_same_in_whatever_order_the_rows_came():
    needs, offerings = made_up(random.Random(11), 4, 10)  # noqa: S311
    twins = [replace(offering, name=f"{offering.name} igen") for offering in offerings]  # of equal points
    orders = []

    for chance in (random.Random(1), random.Random(2)):  # noqa: S311
        with laid(chance.sample(needs, len(needs)), chance.sample(offerings + twins, 20)):
            recompute()
            listed = [list(need.matches.best_first().select_related("offering")) for need in Need.objects.by_name()]
            orders.append([(m.offering.name, m.score, m.fails, m.found) for found in listed for m in found])

    assert orders[0]
    assert orders[0] == orders[1]


@given(
    need=st.builds(
        NeedFacts,
        name=st.just("Behovet"),
        groups=st.lists(st.sampled_from(GROUPS[:2]), unique=True).map(tuple),
        trl=st.integers(1, 9),
        claims=st.lists(st.sampled_from([Topic.MEDICAL_DEVICE, Topic.SECURITY]), unique=True).map(tuple),
    ),
    offering=st.builds(
        OfferingFacts,
        name=st.just("Tjänsten"),
        not_for=st.lists(st.sampled_from(GROUPS[:2]), unique=True).map(tuple),
        trl=st.none() | st.integers(1, 9),
        market=st.sampled_from(["", *MarketState.values]),
        regulatory=st.sampled_from(["", "CE-märkt"]),
        state=st.sampled_from([OfferingState.PUBLISHED, OfferingState.RETIRED]),
        age=st.sampled_from([0, NEW, OLD]),
        actor_state=st.sampled_from([ActorState.PUBLISHED, ActorState.DORMANT, ActorState.CLOSED]),
        actor_age=st.sampled_from([NEW, OLD]),
        used=st.lists(st.tuples(st.sampled_from([Stage.PILOT, Stage.IN_USE]), st.booleans()), max_size=1).map(tuple),
        claims=st.lists(st.tuples(st.just(Topic.SECURITY), st.sampled_from([None, -1, 0])), max_size=2).map(tuple),
    ),
)
@example(need=NeedFacts("Behovet", trl=6), offering=OfferingFacts("Tjänsten", trl=6))
@example(need=NeedFacts("Behovet", trl=8), offering=OfferingFacts("Tjänsten", trl=None, market=MarketState.READY))
@example(need=NeedFacts("Behovet", trl=7), offering=OfferingFacts("Tjänsten", trl=None, used=((Stage.PILOT, True),)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pair_is_a_match_exactly_when_no_hard_condition_fails(need, offering):
    with laid([need], [offering]):
        recompute()

        match = matches().get()
        assert match.fails == by_hand.fails(need, offering)
        assert Match.objects.matching().exists() == (not match.fails)
        assert ("shown" not in match.fails) == Offering.objects.for_matching().exists()
        assert (match.first_seen_at is None) == bool(match.fails)


@pytest.mark.parametrize("state", [state for state in NeedState if state not in NeedState.matched()])
def test_recompute_leaves_out_needs_that_nobody_has_now(state):
    lay([NeedFacts("Behovet")], [OfferingFacts("Tjänsten")])
    facts = {"state_before": NeedState.CONFIRMED, "solved_how": "Med tur."}
    Need.objects.update(state=state, **facts)

    assert recompute() == 0


@pytest.mark.parametrize(
    ("offering_state", "actor_state"),
    [(OfferingState.DRAFT, ActorState.PUBLISHED), (OfferingState.PUBLISHED, ActorState.SUBMITTED)],
)
def test_recompute_leaves_out_offerings_without_a_page(offering_state, actor_state):
    lay([NeedFacts("Behovet")], [OfferingFacts("Tjänsten", state=offering_state, actor_state=actor_state)])

    assert recompute() == 0


def test_recompute_keeps_in_mind_what_pauses():
    """The row stays as near, so that nobody is told of it as new when the offering comes back."""
    lay([NeedFacts("Behovet")], [OfferingFacts("Tjänsten")])
    recompute()
    key = matches().get().key
    Offering.objects.update(state=OfferingState.PAUSED)

    recompute()

    assert [(m.key, m.fails) for m in matches()] == [(key, ["shown"])]


def test_recompute_twice_writes_once_and_stamps_version_and_rule():
    lay([NeedFacts("Behovet")], [OfferingFacts("Tjänsten")])
    offering = Offering.objects.get()
    OfferingVersionFactory(offering=offering, released_on="2025-12")
    newest = OfferingVersionFactory(offering=offering, released_on="2026-03")

    written = [recompute(), recompute()]

    match = matches().get()
    assert written == [1, 0]
    assert (match.version, match.algorithm, match.state) == (newest, ALGORITHM, MatchState.SUGGESTED)


def test_recompute_of_some_leaves_the_others_alone():
    lay([NeedFacts("Ett"), NeedFacts("Två")], [OfferingFacts("Tjänsten"), OfferingFacts("Annan")])

    recompute(needs=[Need.objects.get(title_sv="Ett")], offerings=[Offering.objects.get(name="Annan").pk])

    assert [(m.need.title_sv, m.offering.name) for m in matches()] == [("Ett", "Annan")]


def test_recompute_finds_standards_as_whole_words_whatever_the_case():
    lay(
        [NeedFacts("Behovet", standards=("fhir", "ISO 13", "hl7 siths"))],
        [OfferingFacts("Tjänsten", standards=("HL7 FHIR (R4)", "SITHS", "iso 13485"))],
    )

    recompute()

    found = matches().get().found["I"]
    assert found == {"met": ["fhir"], "missing": ["hl7 siths", "ISO 13"]}


def test_recompute_takes_away_what_shares_no_area_any_longer_unless_somebody_decided():
    lay([NeedFacts("Behovet")], [OfferingFacts("Tjänsten"), OfferingFacts("Avfärdad")])
    recompute()
    dismissed = matches().get(offering__name="Avfärdad")
    dismissed.step_to(MatchState.DISMISSED, by=UserFactory(), reason="Passar inte hos oss.")
    Need.objects.get().terms.set([TermFactory(code="OMR18")])

    recompute()

    match = matches().get()
    assert (match.key, match.state, match.components["A"]) == (dismissed.key, MatchState.DISMISSED, 0)


def test_recompute_never_changes_what_a_person_decided():
    """Whether the pair gains points, fails a condition or stops sharing areas."""
    lay([NeedFacts("Behovet")], [OfferingFacts("Tjänsten")])
    recompute()
    match = matches().get()
    told = timezone.now() - timedelta(days=3)
    Match.objects.update(told_supplier_at=told, told_owner_at=told)
    match.step_to(MatchState.DISMISSED, by=UserFactory(), reason="Vi har redan en.")
    decided = Match.objects.values("state", "told_supplier_at", "told_owner_at", "key", "first_seen_at").get()
    Offering.objects.update(trl=2)

    recompute()

    match.refresh_from_db()
    assert match.fails == ["ready"]
    assert Match.objects.values(*decided).get() == decided
    assert [(step.to_state, step.reason) for step in match.steps.all()] == [("dismissed", "Vi har redan en.")]


def test_match_of_a_pair_there_already_is_refused_by_the_database():
    match = MatchFactory()

    with pytest.raises(IntegrityError, match="match_once_per_pair"), transaction.atomic():
        MatchFactory(need=match.need, offering=match.offering)


def test_match_with_points_beyond_a_hundred_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="match_score_is_0_to_100"), transaction.atomic():
        MatchFactory(score=101)
