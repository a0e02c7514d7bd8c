"""The figures in words: what is written, and what is not, of pairs, shares and few."""

import pytest

from testbeds.evaluation_states import MeasureKind
from testbeds.statistics import answered, telling
from tests.testbeds.statistics.measured import BASELINE, TEST
from tests.testbeds.statistics.test_pictures import measure_of


def told(baseline, test, **facts):
    return dict(telling.facts(measure_of(dict(enumerate(baseline)), dict(enumerate(test)), **facts)))


def test_worked_example_reads_as_the_method_says():
    facts = told(BASELINE, TEST)

    assert facts["Skillnadernas median"] == "−8,5, intervall −12,0 till −1,0 (99,2 %)"
    assert facts["Skattning (Hodges–Lehmann)"] == "−7,25, intervall −11,0 till −3,0 (96,1 %)"
    assert facts["Prövning (Wilcoxons teckenrangtest)"] == "p = 0,0078, exakt"


def test_five_pairs_are_told_why_no_test_is_shown():
    facts = told(BASELINE[:5], TEST[:5])

    assert facts["Prövning (Wilcoxons teckenrangtest)"] == (
        "Ingen visas: med så få skillnader kan den inte skilja en effekt från slumpen."
    )
    assert "(93,8 %)" in facts["Skattning (Hodges–Lehmann)"]


def test_four_pairs_are_only_counted():
    facts = told(BASELINE[:4], TEST[:4])

    assert facts["Par"] == "4, för få för att siffror ska visas"
    assert "Skattning (Hodges–Lehmann)" not in facts


def test_seven_of_eight_reads_as_the_method_says():
    facts = told([0] * 8, [1] * 7 + [0], kind=MeasureKind.YES_NO)

    assert facts["Andel i testet"] == "7 av 8: 88 %, intervall 53 % till 98 % (Wilson)"
    assert facts["Andel i baslinjen"] == "0 %"


def test_yes_and_no_have_no_table_of_medians():
    measure = measure_of(dict(enumerate([0] * 8)), dict(enumerate([1] * 8)), kind=MeasureKind.YES_NO)

    assert telling.phases(measure) == []


@pytest.mark.parametrize(
    ("value", "text"), [(-8.5, "−8,5"), (-7.25, "−7,25"), (-3.0, "−3,0"), (0, "0,0"), (-0.001, "0,0"), (1.005, "1,0")]
)
def test_figure_has_a_decimal_and_a_true_minus(value, text):
    assert telling.figure(value) == text


@pytest.mark.parametrize(("p", "text"), [(0.0078125, "0,0078"), (0.00001, "< 0,0001"), (1.0, "1")])
def test_p_is_written_with_four_decimals(p, text):
    assert telling.p_value(p) == text


def test_none_seen_among_eight_is_not_the_same_as_safe():
    text = answered.none_seen({"upper_limit": 0.369417, "participants": 8})

    assert "36,9 %" in text
    assert answered.none_seen({"upper_limit": None}) == ""
