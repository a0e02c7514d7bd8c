"""What is asked about, and how cells are read: no database is needed to say so."""

from decimal import Decimal

import pytest

from testbeds.collecting.cells import Unreadable, read_day, read_value
from testbeds.collecting.doubting import is_far, usual_range
from testbeds.evaluation_states import MeasureKind
from testbeds.models import Measure
from tests.testbeds.collecting.situations import WORKED_BEFORE

NUMBER, YES_NO = Measure(kind=MeasureKind.NUMBER), Measure(kind=MeasureKind.YES_NO)


@pytest.mark.parametrize(
    ("value", "far"), [(42, False), (30, False), (55, False), (425, True), (4.25, True), (-42, True)]
)
def test_value_far_from_the_others_is_doubted(value, far):
    assert is_far(value, usual_range(WORKED_BEFORE)) is far


def test_value_is_not_doubted_with_too_few_to_compare_with():
    assert is_far(4000, usual_range(WORKED_BEFORE[:4])) is False


def test_value_is_doubted_where_all_others_are_the_same():
    assert [is_far(value, usual_range([10] * 6)) for value in (10, 12, 16)] == [False, False, True]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("42,5", "42.5"), ("42.5", "42.5"), (" 1 200 ", "1200"), ("−3", "-3"), ("0,125", "0.125"), ("7,100", "7.100")],
)
def test_number_is_read_as_swedes_write_it(typed, value):
    assert read_value(typed, NUMBER) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "fyra", "4,5,6", "1e9", "1234567890", "0,1234", "NaN", "٣"])
def test_number_that_is_none_says_so(typed):
    with pytest.raises(Unreadable):
        read_value(typed, NUMBER)


def test_yes_or_no_is_read_in_words_and_as_1_and_0():
    assert [read_value(typed, YES_NO) for typed in ("1", "0", "Ja", " nej ")] == [1, 0, 1, 0]
    with pytest.raises(Unreadable, match="1"):
        read_value("2", YES_NO)


@pytest.mark.parametrize("typed", ["", "7 april", "2026-02-30", "0026-04-07", "2999-01-01", "20260407"])
def test_day_that_is_none_or_has_not_come_says_so(typed):
    with pytest.raises(Unreadable):
        read_day(typed)
