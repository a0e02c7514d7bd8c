"""The interval of a median, by which values in order it lies between; the true level is told."""

import pytest

from testbeds.statistics import medians

OF_THE_METHOD = [
    *((5, 1, 5, 93.75), (6, 1, 6, 96.9), (8, 1, 8, 99.2), (9, 2, 8, 96.1), (10, 2, 9, 97.9)),
    *((12, 3, 10, 96.1), (20, 6, 15, 95.9)),
]


@pytest.mark.parametrize(("n", "low", "high", "level"), OF_THE_METHOD)
def test_ranks_of_the_interval_are_those_of_the_method(n, low, high, level):
    first, last, true = medians.ranks_of_interval(n)

    assert (first, last) == (low, high)
    assert 100 * true == pytest.approx(level, abs=0.05)


def test_interval_counts_values_in_order():
    assert medians.interval([9, 2, 7, 4, 3, 8]) == {"low": 2, "high": 9, "level": 0.96875}


def test_interval_of_one_value_is_none():
    assert medians.interval([9]) is None


def test_summary_tells_the_median_and_the_spread():
    assert medians.summary([1, 2, 3, 4, 10]) == {
        "n": 5, "median": 3, "mean": 4, "q1": 2, "q3": 4, "min": 1, "max": 10,
    }  # fmt: skip


def test_summary_of_nothing_is_that_there_was_nothing():
    assert medians.summary([]) == {"n": 0}
