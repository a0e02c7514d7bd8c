from datetime import UTC, datetime

import pytest
from django.utils import translation

from arena.shared.forms import GuardedForm
from arena.shared.moments import MomentField, at_clock
from arena.shared.since_opened import SinceOpened

SPRING = {"at_0": "2027-03-28", "at_1": "02:30"}
AUTUMN = {"at_0": "2027-10-31", "at_1": "02:30"}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


class MomentForm(GuardedForm):
    at = MomentField(label="When")


class SharedForm(SinceOpened, MomentForm):
    """Two people may have it open."""


def errors(data):
    return [error.code for error in MomentForm(data).errors.as_data().get("at", [])]


@pytest.mark.parametrize(
    ("day", "hour", "instant"),
    [
        ("2027-03-28", "01:59", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        ("2027-03-28", "03:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("2027-10-31", "01:59", datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        ("2027-10-31", "03:00", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
        ("2026-12-01", "09:00", datetime(2026, 12, 1, 8, 0, tzinfo=UTC)),
        ("2027-07-01", "09:00", datetime(2027, 7, 1, 7, 0, tzinfo=UTC)),
    ],
)
def test_moment_is_the_instant_at_which_the_clock_in_sweden_shows_it(day, hour, instant):
    form = MomentForm({"at_0": day, "at_1": hour})

    assert form.is_valid()
    assert form.cleaned_data["at"] == instant


def test_moment_that_is_skipped_is_refused_with_an_explanation():
    page = str(MomentForm(SPRING))

    assert errors(SPRING) == ["skipped"]
    assert "that night the clock is set forward" in page
    assert 'value="2027-03-28"' in page
    assert 'value="02:30"' in page


def test_moment_that_comes_twice_is_asked_about_with_what_was_typed_kept():
    page = str(MomentForm(AUTUMN))

    assert errors(AUTUMN) == ["twice"]
    assert 'name="at_2" value="first"' in page
    assert 'name="at_2" value="second"' in page
    assert 'value="2027-10-31"' in page
    assert 'value="02:30"' in page


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_moment_that_comes_twice_is_the_one_that_was_meant(which, hour):
    form = MomentForm(AUTUMN | {"at_2": which})

    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize("hour", [0, 1])
def test_moment_that_comes_twice_is_shown_again_as_the_one_it_is(hour):
    moment = datetime(2027, 10, 31, hour, 30, tzinfo=UTC)

    page = str(MomentForm(initial={"at": moment}))

    assert page.count(" checked") == 1
    assert f'value="{"second" if hour else "first"}" id="id_at_2_{hour}" checked' in page


def test_moment_on_another_night_asks_nothing_more():
    assert 'type="radio"' not in str(MomentForm({"at_0": "2027-10-30", "at_1": "02:30"}))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "required"),
        ({"at_0": "2027-05-01"}, "no_time"),
        ({"at_1": "09:00"}, "no_day"),
        ({"at_0": "2027-02-30", "at_1": "09:00"}, "invalid"),
        ({"at_0": "0001-01-01", "at_1": "09:00"}, "invalid"),
        ({"at_0": "snart", "at_1": "klockan nio"}, "invalid"),
    ],
)
def test_moment_that_is_none_says_what_is_wrong(data, code):
    assert errors(data) == [code]


def test_moment_never_repeats_a_personal_number():
    assert "19811218-9876" not in str(MomentForm({"at_0": "19811218-9876", "at_1": "09:00"}))


def test_moment_of_two_editors_is_chosen_between_in_words():
    then, now = datetime(2027, 5, 1, 7, tzinfo=UTC), datetime(2027, 5, 2, 7, tzinfo=UTC)
    opened = SharedForm(initial={"at": then})["seen"].value()

    form = SharedForm({"at_0": "2027-05-03", "at_1": "09:00", "seen": opened}, initial={"at": now})

    assert not form.is_valid()
    assert [(conflict.standing, conflict.typed) for conflict in form.conflicts] == [
        ("2 May 2027 09:00", "3 May 2027 09:00")
    ]


def test_moment_of_two_editors_can_be_taken_as_it_stands():
    then, now = datetime(2027, 5, 1, 7, tzinfo=UTC), datetime(2027, 5, 2, 7, tzinfo=UTC)
    typed = {"at_0": "2027-05-03", "at_1": "09:00", "seen": SharedForm(initial={"at": then})["seen"].value()}
    mark = SharedForm(typed, initial={"at": now}).mark_of_all

    form = SharedForm(typed | {"keep": f"standing-{mark}"}, initial={"at": now})

    assert form.is_valid()
    assert form.cleaned_data["at"] == now


def test_clock_that_nobody_is_asked_about_has_one_instant():
    assert at_clock(datetime(2027, 3, 28, 2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # noqa: DTZ001
    assert at_clock(datetime(2027, 10, 31, 2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # noqa: DTZ001
