from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testbeds.matching.weighing import score
from testbeds.states import WEIGHTS, Component

hundredths = st.integers(0, 100).map(lambda points: points / 100)


@pytest.mark.parametrize(
    ("components", "points"),
    [
        ({"A": 1.0, "E": 0.0, "D": 0.0}, 70),
        ({"A": 0.65, "V": 0.7, "M": 0.33, "I": 0.5, "E": 0.25, "D": 0.3}, 53),
        ({"A": 0.01, "E": 0.0, "D": 0.0}, 1),  # 0.7 rounded
        ({"A": 0.6, "V": 1.0, "E": 0.75, "D": 1.0}, 76),
        ({"E": 0.25, "D": 0.0}, 17),
    ],
)
def test_score_by_the_weights_of_the_rule(components, points):
    assert score(components) == points


def test_score_of_a_half_is_rounded_up():
    assert score({"A": 0.25, "V": 0.0}, {"A": 1, "V": 1}) == 13  # 12.5


def test_score_with_weights_of_ones_own_leaves_out_what_weighs_nothing():
    assert score({"A": 0.3, "V": 1.0, "E": 0.0}, {"A": 0, "V": 10, "E": 0}) == 100
    assert score({"A": 0.3}, {"A": 0}) == 0


@given(st.dictionaries(st.sampled_from(Component.values), hundredths, min_size=1))
def test_score_counts_exactly_what_is_shown(components):
    exact = 100 * sum(WEIGHTS[name] * Fraction(str(given)) for name, given in components.items())
    exact /= sum(WEIGHTS[name] for name in components)

    assert Fraction(-1, 2) <= exact - score(components) < Fraction(1, 2)
