"""The whole table of proposals and of certainty, without a database."""

import itertools

import pytest

from testbeds.evaluation_states import Certainty, Domain, Outcome
from testbeds.judging import bounds, weighing
from testbeds.judging.weighing import Facts, certainty_of, points_of, proposal_of
from testbeds.planning import advising
from testbeds.statistics import disclosing

GOOD = Facts(wording="clearly_better", n=12, completeness=100)


@pytest.mark.parametrize(
    ("wording", "outcome"),
    [
        ("clearly_better", Outcome.RECOMMENDED),
        ("probably_better", Outcome.CONDITIONAL),
        ("unclear", Outcome.RETEST),
        ("probably_worse", Outcome.NOT_RECOMMENDED),
        ("clearly_worse", Outcome.NOT_RECOMMENDED),
    ],
)
def test_proposal_follows_the_word_for_the_primary_measure(wording, outcome):
    assert proposal_of(GOOD._replace(wording=wording)) == (outcome, [[wording, {"n": 12}]])


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (GOOD._replace(is_computed=False), ["not_computed"]),
        (GOOD._replace(is_current=False), ["not_current"]),
        (GOOD._replace(n=4), ["few"]),
        (GOOD._replace(completeness=79.9), ["incomplete"]),
        (GOOD._replace(wording=""), ["no_threshold"]),
        (Facts(), ["few", "incomplete", "no_threshold"]),
    ],
)
def test_proposal_is_that_nothing_can_be_judged_with_too_little_to_go_on(facts, codes):
    outcome, reasons = proposal_of(facts)

    assert (outcome, [code for code, _numbers in reasons]) == (Outcome.UNDECIDABLE, codes)


def test_proposal_with_what_is_just_enough_is_made():
    assert proposal_of(GOOD._replace(n=5, completeness=80)).outcome == Outcome.RECOMMENDED


@pytest.mark.parametrize("domain", [Domain.SAFETY, Domain.ETHICS])
def test_insufficient_safety_or_ethics_caps_the_proposal(domain):
    outcome, reasons = proposal_of(GOOD._replace(insufficient=(domain,)))

    assert (outcome, reasons[-1]) == (Outcome.CONDITIONAL, ["insufficient", {"domain": domain}])


@pytest.mark.parametrize("wording", ["clearly_better", "probably_better"])
def test_unexplained_serious_incident_caps_the_proposal_at_a_new_test(wording):
    outcome, reasons = proposal_of(GOOD._replace(wording=wording, unexplained=1))

    assert (outcome, reasons[-1]) == (Outcome.RETEST, ["unexplained", {"n": 1}])


def test_bar_that_changes_nothing_is_no_reason():
    assert proposal_of(GOOD._replace(wording="clearly_worse", unexplained=1)).reasons == [["clearly_worse", {"n": 12}]]


@pytest.mark.parametrize("domain", set(Domain) - set(Domain.capping()))
def test_insufficient_elsewhere_bars_nothing(domain):
    assert bounds.barred([domain], 0) == set()


def test_certainty_is_the_number_of_points():
    levels = [Certainty.LOW] * 3 + [Certainty.MEDIUM] * 2 + [Certainty.HIGH]

    for earned in itertools.product([0, 1], repeat=5):
        assert certainty_of(dict(zip(weighing.RULES, earned, strict=True))) == levels[sum(earned)]


@pytest.mark.parametrize(
    ("earned", "lacking"),
    [
        ({"is_paired": True}, {"is_paired": False}),
        ({"n": 12}, {"n": 11}),
        ({"completeness": 80}, {"completeness": 79.9}),
        ({"is_independent": True}, {"is_independent": False}),
        ({"is_as_planned": True}, {"is_as_planned": False}),
    ],
)
def test_each_point_of_certainty_is_earned_by_its_own_rule(earned, lacking):
    assert sum(points_of(Facts(**earned)).values()) == 1
    assert sum(points_of(Facts(**lacking)).values()) == 0


def test_every_reason_has_words():
    reasons = [[code, {"n": 3, "fewest": 5, "share": 70, "least": 80, "domain": 2}] for code in weighing._said()]

    assert all(weighing.in_words(reason).endswith(".") for reason in reasons)
    assert weighing.in_words(["insufficient", {"domain": 2}]) == (
        "Otillräckligt i säkerhet: det kan inte rekommenderas utan villkor."
    )


def test_plan_is_advised_of_the_limits_that_are_held_later():
    limits = (advising.FEWEST_SHOWN, advising.FEWEST_TESTED, advising.COUNTS)

    assert limits == (disclosing.FEWEST, disclosing.FEWEST_FOR_TEST, weighing.MANY)
