"""The worked example, and two hundred small sets with ties and zeros, each counted again the long way."""

from random import Random

import pytest

from testbeds.statistics import paired
from tests.testbeds.statistics import by_hand

BASELINE = [42, 38, 51, 45, 40, 47, 39, 44]
TEST = [30, 35, 40, 41, 33, 36, 38, 34]


def small_sets(number):
    """Few different values, so that most have ties and many zeros."""
    random = Random(20261122)  # noqa: S311
    return [[random.randint(-4, 5) / 2 for _one in range(random.randint(2, 9))] for _set in range(number)]


def test_worked_example_gives_the_figures_of_the_method():
    changes = paired.differences(BASELINE, TEST)

    told = paired.compared(changes)

    assert changes == [-12, -3, -11, -4, -7, -11, -1, -10]
    assert (told["median"], told["hodges_lehmann"]) == (-8.5, -7.25)
    assert (told["interval"]["low"], told["interval"]["high"]) == (-11.0, -3.0)
    assert round(100 * told["interval"]["level"], 1) == 96.1
    assert round(told["p"], 4) == 0.0078
    assert (told["n"], told["zeros"], told["method"]) == (8, 0, "exact")


@pytest.mark.parametrize(("n", "smallest"), [(5, 0.0625), (6, 0.03125), (8, 0.0078125)])
def test_smallest_p_is_what_n_pairs_can_give(n, smallest):
    assert paired.compared([-1.5 - at for at in range(n)])["smallest_p"] == smallest


@pytest.mark.parametrize("n", range(1, 13))
def test_no_test_is_made_with_five_pairs_or_fewer(n):
    assert ("p" in paired.compared(list(range(1, n + 1)))) == (n > 5)


def test_no_test_is_made_where_only_five_pairs_differ():
    told = paired.compared([0, 0, 0, -1, -2, -3, -4, -5])

    assert "p" not in told
    assert (told["zeros"], told["smallest_p"]) == (3, 0.0625)


def test_interval_of_five_pairs_goes_from_least_to_most_and_says_what_it_holds():
    assert paired.compared([-4, -1, -3, -2, -9])["interval"] == {"low": -9, "high": -1, "level": 0.9375}


def test_one_pair_has_no_interval():
    told = paired.compared([-4])

    assert (told["interval"], told["median_interval"], told["hodges_lehmann"]) == (None, None, -4)


@pytest.mark.parametrize("changes", small_sets(200))
def test_figures_agree_with_every_pattern_counted(changes):
    told = paired.compared(changes)

    low, high, level = by_hand.shift_interval(changes)
    assert told["hodges_lehmann"] == by_hand.middle(by_hand.walsh(changes))
    assert (told["interval"]["low"], told["interval"]["high"]) == (low, high)
    assert told["interval"]["level"] == pytest.approx(float(level), abs=1e-12)
    low, high, level = by_hand.median_interval(changes)
    assert (told["median_interval"]["low"], told["median_interval"]["high"]) == (low, high)
    assert told["median_interval"]["level"] == pytest.approx(float(level), abs=1e-12)
    assert told["median"] == by_hand.middle(changes)
    assert told["zeros"] == changes.count(0)


@pytest.mark.parametrize("changes", [found for found in small_sets(200) if len(found) - found.count(0) > 5])
def test_p_agrees_with_every_pattern_counted(changes):
    assert paired.compared(changes)["p"] == pytest.approx(float(by_hand.wilcoxon_p(changes)), abs=1e-12)


@pytest.mark.parametrize("n", [6, 25, 60])
def test_p_without_ties_is_what_scipy_says(n):
    from scipy.stats import wilcoxon

    changes = [(-1) ** at * (at + 1) - 2.25 for at in range(n)]

    assert paired.compared(changes)["p"] == pytest.approx(wilcoxon(changes, method="exact").pvalue, abs=1e-12)


def test_many_pairs_are_told_to_be_approximate():
    told = paired.compared([at % 17 - 4.5 for at in range(paired.EXACT_UP_TO + 1)])

    assert told["method"] == "normal"
    assert told["p"] < 0.001
    assert told["interval"]["level"] == pytest.approx(0.95, abs=0.001)


def test_exact_and_approximate_hardly_differ_where_one_takes_over(monkeypatch):
    changes = [at % 17 - 7.75 for at in range(paired.EXACT_UP_TO)]
    exact = paired.compared(changes)

    monkeypatch.setattr(paired, "EXACT_UP_TO", 10)

    assert paired.compared(changes)["p"] == pytest.approx(exact["p"], abs=0.001)
    assert paired.compared(changes)["interval"]["low"] == pytest.approx(exact["interval"]["low"], abs=0.1)
