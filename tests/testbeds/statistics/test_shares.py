"""Shares with Wilson's interval, and the exact one where none or all said yes."""

import pytest

from testbeds.statistics import shares
from tests.testbeds.statistics import by_hand


def test_seven_of_eight_is_what_the_method_says():
    told = shares.share(7, 8)

    assert (told["count"], told["n"], told["method"]) == (7, 8, "wilson")
    assert [round(100 * share) for share in (told["share"], told["interval"]["low"], told["interval"]["high"])] == [
        *(88, 53, 98)
    ]


def test_seven_of_eight_exactly_is_wider():
    found = shares.interval_of(7, 8, "exact")

    assert (round(100 * found["low"]), round(100 * found["high"], 1)) == (47, 99.7)


def test_none_of_eight_may_still_be_a_third():
    told = shares.share(0, 8)

    assert told["method"] == "exact"
    assert (told["interval"]["low"], round(100 * told["interval"]["high"])) == (0, 37)
    assert shares.upper_limit(8) == told["interval"]["high"]


def test_share_of_nobody_is_none():
    assert (shares.share(0, 0), shares.upper_limit(0), shares.change([], [])) == (None, None, None)


@pytest.mark.parametrize(("count", "n"), [(count, n) for n in (5, 6, 13) for count in range(1, n)])
def test_interval_is_wilsons(count, n):
    found = shares.share(count, n)["interval"]

    assert (found["low"], found["high"]) == pytest.approx(by_hand.wilson(count, n))


@pytest.mark.parametrize("n", range(1, 13))
def test_exact_limits_leave_two_and_a_half_per_cent_outside(n):
    none, everybody = shares.share(0, n)["interval"], shares.share(n, n)["interval"]

    assert by_hand.at_most(0, n, none["high"]) == pytest.approx(0.025)
    assert 1 - by_hand.at_most(n - 1, n, everybody["low"]) == pytest.approx(0.025)


def test_change_of_a_paired_share_is_newcombes():
    """His worked example (1998): 36 yes both times, 12 that fell, 2 that rose."""
    before, after = [True] * 48 + [False] * 2, [True] * 36 + [False] * 12 + [True] * 2

    told = shares.change(before, after)

    assert (told["n"], round(told["change"], 1)) == (50, -20.0)
    assert (round(told["interval"]["low"], 2), round(told["interval"]["high"], 2)) == (-34.04, -5.69)


def test_change_where_all_answer_alike_has_an_interval_around_none():
    told = shares.change([True] * 6, [True] * 6)

    assert told["change"] == 0
    assert told["interval"]["low"] == pytest.approx(-told["interval"]["high"])
    assert told["interval"]["high"] > 20
