"""The mean of few scores: repeatable, within the scale, and not from fewer than eight."""

import pytest

from testbeds.statistics import bootstrap

SCORES = [92.5, 100, 97.5, 95, 100, 87.5, 100, 97.5]


def test_interval_is_the_same_from_the_same_seed():
    assert bootstrap.mean_interval(SCORES, seed=1) == bootstrap.mean_interval(SCORES, seed=1)


def test_interval_says_how_it_was_made_and_stays_within_the_scale():
    told = bootstrap.mean_interval(SCORES, seed=1)

    assert (told["method"], told["resamples"], told["level"]) == ("bca", 10_000, 0.95)
    assert told["low"] < sum(SCORES) / 8 < told["high"] <= 100


def test_interval_beyond_the_scale_is_cut():
    assert bootstrap.mean_interval(SCORES, seed=1, highest=96)["high"] == 96


@pytest.mark.parametrize("scores", [SCORES[:7], [80.0] * 12])
def test_no_interval_from_few_or_equal_scores(scores):
    assert bootstrap.mean_interval(scores, seed=1) is None


def test_interval_of_almost_equal_scores_is_a_number_or_nothing():
    told = bootstrap.mean_interval([80.0] * 9 + [80.0000001], seed=1)

    assert told is None or 79 < told["low"] <= told["high"] < 81
