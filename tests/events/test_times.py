"""When an event is, in words: hours and days, what is known by its year alone, and the nights when clocks change."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils import translation

from events import times
from events.states import Precision


def an_event(*starts, lasts=timedelta(hours=2), zone=times.HOME, precision=Precision.MINUTE):
    starts_at = datetime(*starts, tzinfo=UTC)
    return SimpleNamespace(starts_at=starts_at, ends_at=lasts and starts_at + lasts, zone=zone, precision=precision)


def test_when_on_one_day_says_the_hours_by_the_clock_of_the_county():
    event = an_event(2026, 11, 24, 12)

    assert times.when(event) == "tisdag 24 november 2026 kl. 13.00–15.00"


def test_when_in_english_uses_english_words_and_signs():
    with translation.override("en"):
        assert times.when(an_event(2026, 11, 24, 12)) == "Tuesday 24 November 2026 at 13:00–15:00"


def test_when_over_two_days_says_both():
    event = an_event(2026, 11, 24, 12, lasts=timedelta(days=1))

    assert times.when(event) == "tisdag 24 november 2026 kl. 13.00 – onsdag 25 november 2026 kl. 13.00"


def test_when_without_an_end_says_the_start():
    assert times.when(an_event(2026, 11, 24, 12, lasts=None)) == "tisdag 24 november 2026 kl. 13.00"


def test_when_in_another_zone_says_which():
    event = an_event(2026, 11, 24, 12, zone="Europe/Helsinki")

    assert times.when(event) == "tisdag 24 november 2026 kl. 14.00–16.00 (tid i Helsinki)"


@pytest.mark.parametrize(
    ("precision", "said"),
    [(Precision.YEAR, "2018"), (Precision.MONTH, "november 2018"), (Precision.DAY, "lördag 24 november 2018")],
)
def test_when_is_said_as_exactly_as_it_is_known(precision, said):
    event = an_event(2018, 11, 24, 12, lasts=None, precision=precision)

    assert (times.when(event), times.day(event), times.hours(event), times.duration(event)) == (said, said, "", "")


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "30 november – 1 december 2026"), (33, "30 november 2026 – 2 januari 2027"), (0, "måndag 30 november 2026")],
)
def test_day_over_several_says_once_what_they_share(days, said):
    assert times.day(an_event(2026, 11, 30, 12, lasts=timedelta(days=days, hours=1))) == said


def test_day_within_a_month_says_the_month_once():
    assert times.day(an_event(2026, 11, 24, 12, lasts=timedelta(days=2))) == "24–26 november 2026"


def test_duration_over_the_night_the_clock_is_set_back_is_the_true_one():
    event = an_event(2027, 10, 30, 20, lasts=timedelta(hours=7))

    assert times.when(event) == "lördag 30 oktober 2027 kl. 22.00 – söndag 31 oktober 2027 kl. 04.00"
    assert times.duration(event) == "7 timmar"


def test_duration_over_the_night_the_clock_is_set_forward_is_the_true_one():
    event = an_event(2027, 3, 28, 0, 30, lasts=timedelta(hours=1, minutes=15))

    assert times.when(event) == "söndag 28 mars 2027 kl. 01.30–03.45"
    assert times.duration(event) == "1 timme 15 minuter"


@pytest.mark.parametrize(("hour", "which"), [(0, "sommartid"), (1, "vintertid")])
def test_hour_that_the_clock_shows_twice_says_which(hour, which):
    event = an_event(2027, 10, 31, hour, 30, lasts=None)

    assert times.when(event) == f"söndag 31 oktober 2027 kl. 02.30 {which}"
