from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import log10
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from testbeds.clusters.prioritising import WEIGHTS, Criterion, judged, ranked, score
from testbeds.states import Hosting

GRADES = st.one_of(st.none(), st.integers(1, 5))
NEEDS = st.builds(
    SimpleNamespace,
    urgency=GRADES,
    benefit=GRADES,
    feasibility=GRADES,
    affected_per_year=st.one_of(st.none(), st.integers(0, 300_000)),
    hosting=st.sampled_from(["", *Hosting.values]),
)


def need(**facts):
    nothing = {"urgency": None, "benefit": None, "feasibility": None, "affected_per_year": None, "hosting": ""}
    return SimpleNamespace(**nothing | facts)


def values(known):
    return {name: None if fact.value is None else float(fact.value) for name, fact in known.items()}


def test_judged_scales_every_criterion_from_nought_to_one():
    needs = [
        need(urgency=5, benefit=4, feasibility=1, affected_per_year=900, hosting="no"),
        need(urgency=4, affected_per_year=100, hosting="perhaps"),
    ]

    assert values(judged(needs, {"0880", "0885", "0882"})) == {
        Criterion.COVERED: 0.25,
        Criterion.URGENCY: 0.875,
        Criterion.BENEFIT: 0.75,
        Criterion.FEASIBILITY: 0.0,
        Criterion.AFFECTED: 0.6,
        Criterion.HOSTING: 0.5,
    }


def test_judged_what_nobody_has_stated_is_not_nought():
    assert set(values(judged([need()], set())).values()) == {None}


def test_score_leaves_out_what_is_not_stated():
    known = judged([need(urgency=5)], {"0880", "0881", "0882"})

    assert score(known, WEIGHTS) == 55  # (30 · 0.25 + 20 · 1) / 50


def test_score_of_nothing_that_has_a_weight_is_none():
    known = judged([need(urgency=5)], set())

    assert score(known, {**dict.fromkeys(Criterion, 10), Criterion.URGENCY: 0}) is None


@settings(max_examples=150)
@given(
    needs=st.lists(NEEDS, min_size=1, max_size=4),
    towns=st.integers(0, 12),
    weights=st.fixed_dictionaries({name: st.integers(0, 100) for name in Criterion}),
)
def test_score_recomputed_by_hand_from_what_is_shown_is_the_score(needs, towns, weights):
    known = judged(needs, set(range(towns)))
    by_hand, total = Fraction(0), 0
    for name, worth in by_rule(needs, towns).items():
        if worth is not None:
            by_hand, total = by_hand + weights[name] * worth, total + weights[name]

    shown = score(known, weights)

    if not total:
        assert shown is None
        return
    exact = Decimal(100 * by_hand.numerator) / Decimal(by_hand.denominator) / Decimal(total)
    assert shown == int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def by_rule(needs, towns):
    """The rule in other words than the code's."""

    def mean(name):
        given = [getattr(need, name) for need in needs if getattr(need, name)]
        return (Fraction(sum(given), len(given)) - 1) / 4 if given else None

    people = [need.affected_per_year for need in needs if need.affected_per_year is not None]
    size = min(1.0, log10(max(sum(people), 1)) / 5)
    hosts = [need.hosting for need in needs if need.hosting]
    can = Fraction(1) if "yes" in hosts else Fraction(1, 2) if "perhaps" in hosts else Fraction(0)
    return {
        Criterion.COVERED: Fraction(towns, 12) if towns else None,
        **{name: mean(name) for name in ("urgency", "benefit", "feasibility")},
        Criterion.AFFECTED: Fraction(round(size * 10_000), 10_000) if people else None,
        Criterion.HOSTING: can if hosts else None,
    }


def thing(name):
    return SimpleNamespace(name_key=name, slug=name)


def test_ranked_puts_what_more_is_known_of_before_and_then_the_name_whatever_the_order_of_rows():
    much, little = judged([need(urgency=5, benefit=5)], set()), judged([need(urgency=5)], set())
    things = [(thing("c"), "", much), (thing("b"), "", little), (thing("a"), "", little)]
    things.append((thing("0"), "", judged([need()], set())))

    forwards, backwards = ranked(things, WEIGHTS), ranked(things[::-1], WEIGHTS)

    assert [row.thing.slug for row in forwards] == ["c", "a", "b", "0"] == [row.thing.slug for row in backwards]


def test_weights_of_the_arena_weigh_every_criterion_and_are_a_hundred_together():
    assert (set(WEIGHTS), sum(WEIGHTS.values())) == (set(Criterion), 100)
