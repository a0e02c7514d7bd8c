"""Five words, from where an interval lies against the smallest worthwhile change; and what n lets be said."""

import pytest

from testbeds.statistics import wording


def of(low, estimate, high, *, level=0.96, lower=True, worthwhile=5):
    interval = {"low": low, "high": high, "level": level}
    return wording.of_change(estimate, interval, worthwhile=worthwhile, lower_is_better=lower)


@pytest.mark.parametrize(
    ("low", "estimate", "high", "word"),
    [
        (-12, -9, -5, "clearly_better"),
        (-11, -7.25, -3, "probably_better"),
        (-11, -7.25, 0, "unclear"),
        (-4, -3, -2, "unclear"),
        (-3, 0, 3, "unclear"),
        (1, 6, 9, "probably_worse"),
        (0, 6, 9, "unclear"),
        (5, 7, 9, "clearly_worse"),
    ],
)
def test_word_follows_the_band(low, estimate, high, word):
    assert of(low, estimate, high) == word
    assert of(-high, -estimate, -low, lower=False) == word


@pytest.mark.parametrize(("level", "word"), [(0.95, "clearly_better"), (0.9375, "probably_better"), (0.875, "unclear")])
def test_word_is_no_surer_than_the_interval(level, word):
    assert of(-12, -9, -6, level=level) == word


@pytest.mark.parametrize(("level", "word"), [(0.95, "clearly_worse"), (0.9375, "probably_worse"), (0.875, "unclear")])
def test_word_for_worse_is_no_surer_than_the_interval(level, word):
    assert of(6, 9, 12, level=level) == word


def test_nothing_is_said_where_nobody_knows_what_is_worthwhile():
    assert of(-12, -9, -6, worthwhile=None) is None


def level_of(low, estimate, high, *, enough=70, worthwhile=None, lower=False):
    interval = {"low": low, "high": high, "level": 0.95}
    return wording.of_level(estimate, interval, enough=enough, worthwhile=worthwhile, lower_is_better=lower)


@pytest.mark.parametrize(
    ("low", "estimate", "high", "worthwhile", "word"),
    [
        (70, 80, 90, None, "clearly_better"),
        (53, 88, 98, None, "unclear"),
        (66, 75, 80, 5, "probably_better"),
        (64, 75, 80, 5, "unclear"),
        (60, 65, 74, 5, "probably_worse"),
        (40, 60, 69, None, "clearly_worse"),
        (70, 70, 70, None, "clearly_better"),
    ],
)
def test_level_is_held_against_what_is_enough(low, estimate, high, worthwhile, word):
    assert level_of(low, estimate, high, worthwhile=worthwhile) == word


def test_level_where_lower_is_better_may_not_exceed_what_is_enough():
    assert level_of(3, 6, 9, enough=10, lower=True) == "clearly_better"


def test_level_without_enough_or_interval_says_little():
    assert level_of(1, 2, 3, enough=None) is None
    assert wording.of_level(2, None, enough=1, worthwhile=None, lower_is_better=True) == "unclear"
