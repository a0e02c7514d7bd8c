"""A month as a calendar shows it."""

from datetime import UTC, datetime

import pytest
import time_machine

from events.months import Month


def test_read_takes_a_month_of_the_year():
    assert Month.read("2027-03") == Month(2027, 3)


@pytest.mark.parametrize("text", ["", "2027", "2027-13", "2027-00", "9999-01", "-", "2027-1x", "²⁰²⁷-01", "2027-001"])
@time_machine.travel(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))
def test_read_something_else_gives_the_present_month_by_the_county_s_clock(text):
    assert Month.read(text) == Month(2026, 12)


def test_step_goes_over_the_turn_of_the_year():
    assert (Month(2026, 12).step(1), Month(2026, 1).step(-1)) == (Month(2027, 1), Month(2025, 12))


def test_month_when_clocks_are_changed_begins_and_ends_at_midnight():
    march = Month(2027, 3)

    assert (march.begins.utcoffset().seconds, march.ends.utcoffset().seconds) == (3600, 7200)
    assert march.ends - march.begins == datetime(2027, 4, 1, tzinfo=UTC) - datetime(2027, 3, 1, tzinfo=UTC)


def test_weeks_are_whole_and_begin_on_monday():
    weeks = Month(2026, 11).weeks()

    assert ({len(week) for week in weeks}, {week[0].weekday() for week in weeks}) == ({7}, {0})
