"""Series: the dates of a pattern by the clock on the wall, and events that share all but the time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from arena.shared.moments import at_clock, on_clock
from events.states import EventState
from events.writing import moving, repeating
from tests.events.ready import ready_draft
from tests.factories import EventFactory, PoolFactory, StaffFactory

START = datetime(2027, 3, 9, 9, 0)  # noqa: DTZ001 - what the clock on the wall shows; a Tuesday


def days(dates):
    return [f"{one:%m-%d}" for one in dates]


def test_weekly_by_so_many_weeks_on_several_days_is_counted_from_the_week_of_the_start():
    found = repeating.weekly(START, interval=2, weekdays=[1, 3], count=4)

    assert days(found) == ["03-11", "03-23", "03-25", "04-06"]


def test_weekly_until_a_day_takes_that_day_too():
    assert days(repeating.weekly(START, interval=1, weekdays=[1], until=date(2027, 3, 23))) == ["03-16", "03-23"]


@pytest.mark.parametrize(("nth", "expected"), [(2, ["04-13", "05-11", "06-08"]), (-1, ["03-30", "04-27", "05-25"])])
def test_monthly_on_a_certain_weekday(nth, expected):
    assert days(repeating.monthly(START, nth=nth, weekday=1, count=3)) == expected


def test_weekly_without_end_stops_where_no_more_are_made_at_a_time():
    assert len(repeating.weekly(START, interval=1, weekdays=[1])) == repeating.MOST


def test_dates_keep_the_time_of_the_clock_when_it_is_changed():
    found = [at_clock(one) for one in repeating.weekly(START, interval=1, weekdays=[1], count=3)]

    assert [one.astimezone(UTC).hour for one in found] == [8, 8, 7]  # summer time began between the last two
    assert [on_clock(one).hour for one in found] == [9, 9, 9]


@pytest.mark.django_db
def test_repeat_makes_drafts_with_own_names_in_one_series():
    event = PoolFactory(capacity=12).event
    starts = [event.starts_at + timedelta(days=7 * n) for n in range(1, 6)]

    made = repeating.repeat(event, starts, by=StaffFactory())

    event.refresh_from_db()
    together = list(event.series.events.all())
    assert (len(together), len({one.uid for one in together}), len({one.slug for one in together})) == (6, 6, 6)
    assert {one.state for one in made} == {EventState.DRAFT}
    assert {(one.title_sv, one.pools.get().capacity, one.revision) for one in made} == {(event.title_sv, 12, 0)}
    assert [one.starts_at for one in made] == starts


@pytest.mark.django_db
def test_repeat_again_keeps_the_series():
    event = EventFactory()
    repeating.repeat(event, [event.starts_at + timedelta(days=7)], by=None)

    repeating.repeat(event, [event.starts_at + timedelta(days=14)], by=None)

    assert event.series.events.count() == 3


@pytest.mark.django_db
def test_move_of_the_fourth_of_six_dates_leaves_the_others_as_they_were():
    event = EventFactory()
    repeating.repeat(event, [event.starts_at + timedelta(days=7 * n) for n in range(1, 6)], by=None)
    dates = list(event.series.events.order_by("starts_at"))
    for one in dates:
        type(one).objects.filter(pk=one.pk).update(state=EventState.PUBLISHED, published_at=timezone.now())
    before = {one.pk: (one.uid, one.revision, one.starts_at) for one in dates}
    fourth = dates[3]
    fourth.refresh_from_db()

    occasion = {name: getattr(fourth, name) for name in moving.OCCASION}
    moving.move(fourth, occasion | {"starts_at": fourth.starts_at - timedelta(hours=1)}, by=None)

    after = {one.pk: (one.uid, one.revision, one.starts_at) for one in event.series.events.all()}
    assert [key for key in before if before[key] != after[key]] == [fourth.pk]
    assert (after[fourth.pk][0], after[fourth.pk][1]) == (fourth.uid, 1)


@pytest.mark.django_db
def test_rewrite_changes_the_texts_of_these_and_no_revision():
    first, second, other = EventFactory(), EventFactory(), EventFactory(title_sv="Annat")
    texts = dict.fromkeys(repeating.TEXTS, "") | {"title_sv": "Nytt namn"}

    assert repeating.rewrite([first, second], texts) == 2

    for event in (first, second, other):
        event.refresh_from_db()
    assert [(one.title_sv, one.revision) for one in (first, second, other)] == [
        ("Nytt namn", 0),
        ("Nytt namn", 0),
        ("Annat", 0),
    ]


@pytest.mark.django_db
def test_publish_all_shows_what_lacks_nothing_and_names_the_rest():
    whole = ready_draft()
    repeating.repeat(whole, [whole.starts_at + timedelta(days=7)], by=None)
    lacking = whole.series.events.exclude(pk=whole.pk).get()
    type(lacking).objects.filter(pk=lacking.pk).update(mailbox="")

    shown, left = repeating.publish_all(whole.series)

    assert ([one.pk for one in shown], [one.pk for one in left]) == ([whole.pk], [lacking.pk])
