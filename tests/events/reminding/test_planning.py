"""When reminders fall due, and which of them are planned."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from arena.shared.moments import instants
from events.models import Event, ReminderRule, ReminderRun, Series
from events.reminding import planning, ruling
from events.states import Anchor, Clockwork, EventState
from events.writing import moving, publishing
from tests.events.changes import later, there
from tests.events.ready import ready_draft
from tests.events.reminding.due import fall_due, lost, reminded, room, ruled, seated, states, write_now
from tests.factories import EventFactory, ReminderRuleFactory
from tests.racing import faults_at_once

START = datetime(2026, 1, 1, tzinfo=UTC)
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def by_calendar(days, at, **facts):
    return ReminderRule(clockwork=Clockwork.CALENDAR, days=days, at=at, **facts)


def elapsed(minutes, **facts):
    return ReminderRule(clockwork=Clockwork.ELAPSED, minutes=minutes, **facts)


def starting(*local, zone="Europe/Stockholm", lasting=2):
    start = datetime(*local, tzinfo=ZoneInfo(zone))
    return Event(starts_at=start, ends_at=(start.astimezone(UTC) + timedelta(hours=lasting)), zone=zone)


@pytest.mark.parametrize(
    ("rule", "event", "due"),
    [
        (by_calendar(1, time(9)), starting(2027, 3, 28, 10), "2027-03-27 08:00"),
        (by_calendar(1, time(9)), starting(2027, 3, 29, 10), "2027-03-28 07:00"),
        (by_calendar(7, time(9)), starting(2027, 3, 30, 10), "2027-03-23 08:00"),
        (by_calendar(1, time(9)), starting(2027, 10, 31, 10), "2027-10-30 07:00"),
        (by_calendar(1, time(9)), starting(2027, 11, 1, 10), "2027-10-31 08:00"),
        (by_calendar(0, time(2, 30)), starting(2027, 3, 28, 10), "2027-03-28 01:30"),  # it does not exist
        (by_calendar(0, time(2, 30)), starting(2027, 10, 31, 10), "2027-10-31 00:30"),  # the first of two
        (by_calendar(0, time(0)), starting(2027, 10, 31, 10), "2027-10-30 22:00"),
        (by_calendar(1, time(9)), starting(2027, 6, 2, 10, zone="America/New_York"), "2027-06-01 13:00"),
        (elapsed(120), starting(2027, 3, 28, 4), "2027-03-28 00:00"),  # 01:00 by the clock
        (elapsed(120), starting(2027, 10, 31, 4), "2027-10-31 01:00"),  # 02:00, the second one
        (elapsed(60, anchor=Anchor.AFTER_END), starting(2027, 3, 28, 1), "2027-03-28 03:00"),
        (by_calendar(1, time(9), anchor=Anchor.AFTER_END), starting(2027, 3, 27, 23), "2027-03-29 07:00"),
    ],
)
def test_due_at_by_the_clock_on_the_wall_or_by_what_has_passed(rule, event, due):
    assert f"{planning.due_at(rule, event):%Y-%m-%d %H:%M}" == due  # in universal time


@given(
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    days=st.integers(0, 30),
    start=st.integers(0, 5 * 365 * 24 * 4).map(lambda quarters: START + quarters * timedelta(minutes=15)),
    anchor=st.sampled_from(Anchor.values),
)
@settings(max_examples=60, deadline=None)
def test_due_at_by_the_calendar_shows_the_time_of_the_rule_on_the_day_of_the_rule(at, days, start, anchor):
    event = Event(starts_at=start, zone="Europe/Stockholm")

    due = planning.due_at(by_calendar(days, at, anchor=anchor), event).astimezone(STOCKHOLM)

    away = due.date() - start.astimezone(STOCKHOLM).date()
    assert abs(away.days) == days
    asked = datetime.combine(due.date(), at)
    assert due.replace(tzinfo=None) == (asked if instants(asked) else asked + timedelta(hours=1))


def test_expires_at_is_the_start_or_some_days_after_it_was_due():
    event = starting(2027, 3, 28, 10)
    rule = elapsed(60, anchor=Anchor.AFTER_END)

    assert planning.expires_at(elapsed(60), event) == event.starts_at
    assert planning.expires_at(rule, event) == planning.due_at(rule, event) + timedelta(days=3)


@pytest.mark.django_db
class TestPlan:
    def test_publishing_plans_the_usual_three_and_again_changes_nothing(self):
        event = ready_draft()
        ruling.usual(event, None)
        assert not event.reminder_runs.exists()

        publishing.publish(event)
        planning.plan(event)

        runs = event.reminder_runs.order_by("due_at")
        assert [run.state for run in runs] == ["planned"] * 3
        assert [event.starts_at - run.due_at for run in runs][-1] == timedelta(hours=2)
        assert {run.expires_at for run in runs} == {event.starts_at}

    def test_what_was_due_before_it_was_planned_is_missed(self):
        event = room(starts_at=timezone.now() + timedelta(hours=3), ends_at=None)
        seated(event)

        ruling.usual(event, None)

        assert states(event) == ["missed", "missed", "planned"]
        assert write_now(state="planned") == [event.participants.get().email]

    def test_times_that_come_wrong_at_one_date_of_a_series(self):
        series, start = Series.objects.create(title="Serie"), timezone.now() + timedelta(days=9)
        event = room(series=series, starts_at=start, ends_at=start + timedelta(days=1, hours=1))
        at = (start.astimezone(STOCKHOLM) + timedelta(minutes=1)).time()
        early = {"clockwork": "calendar", "minutes": None, "days": 0, "at": at, "event": None, "series": series}
        before = ReminderRuleFactory(**early)
        after = ReminderRuleFactory(**early, anchor=Anchor.AFTER_END)

        planning.plan(event)

        assert event.reminder_runs.get(rule=before).state == "expired"
        assert event.reminder_runs.get(rule=after).due_at >= event.ends_at

    def test_plan_all_finds_what_lacks_a_run_and_asks_once_when_nothing_does(self, django_assert_num_queries):
        event, series = room(), Series.objects.create(title="Serie")
        ReminderRuleFactory(event=event)
        ReminderRuleFactory(event=event, is_on=False)
        ReminderRuleFactory(event=EventFactory(draft=True))
        joined = EventFactory(series=series)
        ReminderRuleFactory(event=None, series=series)

        planning.plan_all()

        assert sorted(ReminderRun.objects.values_list("event", "state")) == sorted(
            [(event.pk, "planned"), (joined.pk, "planned")]
        )
        with django_assert_num_queries(1):
            planning.plan_all()


@pytest.mark.django_db
class TestChanges:
    """Acceptance statement 21, and what else becomes of reminders when the event changes."""

    @pytest.fixture
    def event(self):
        """Anna has a seat, and was reminded."""
        event = room()
        seated(event, email="anna@arena.example")
        ruled(event)
        return event

    def test_moved_after_its_reminder_went_out_a_new_one_is_owed(self, event):
        write_now()

        moving.move(event, later(event), by=None)

        assert states(event) == ["left", "planned"]
        new = event.reminder_runs.get(revision=1)
        assert (new.due_at, new.expires_at) == (event.starts_at - timedelta(hours=2), event.starts_at)
        assert write_now(revision=1) == ["anna@arena.example"]  # the letter of the first was stopped

    def test_moved_to_a_day_whose_reminders_were_due_already_does_not_send_them(self, event):
        moving.move(event, there(event, starts_at=timezone.now() + timedelta(hours=1), ends_at=None), by=None)

        assert states(event) == ["missed", "withdrawn"]

    def test_moved_into_the_past_by_a_hand_nothing_is_sent(self, event):
        past = timezone.now() - timedelta(days=1)
        Event.objects.filter(pk=event.pk).update(starts_at=past, ends_at=None, revision=1)
        event.refresh_from_db()

        planning.renew(event)

        assert sorted(states(event)) == ["missed", "withdrawn"]

    def test_another_room_while_a_reminder_waits_to_be_written_does_not_lose_it(self, event):
        fall_due()
        due = event.reminder_runs.get().due_at
        Event.objects.filter(pk=event.pk).update(starts_at=due + timedelta(hours=2))
        event.refresh_from_db()

        moving.move(event, there(event, room="Sal 2"), by=None)

        assert states(event) == ["withdrawn", "planned"]
        assert write_now(revision=1) == ["anna@arena.example"]

    def test_moved_back_is_planned_anew(self, event):
        moving.move(event, later(event), by=None)

        moving.move_back(event, by=None)

        assert [(run.revision, run.state) for run in event.reminder_runs.order_by("revision")] == [
            (0, "withdrawn"),
            (1, "withdrawn"),
            (2, "planned"),
        ]

    @pytest.mark.parametrize("is_written", [True, False])
    def test_cancelled_withdraws_and_stops_what_has_not_left(self, event, is_written):
        if is_written:
            write_now()

        moving.cancel(event, {"reason_sv": "Sjukdom"}, by=None)
        planning.plan_all()

        assert states(event) == ["left" if is_written else "withdrawn"]
        assert reminded() == []
        assert lost() == []

    def test_cancelled_and_opened_again_reminds_again(self, event):
        write_now()
        moving.cancel(event, {"reason_sv": "Sjukdom"}, by=None)

        moving.reopen(event, by=None)

        assert states(event) == ["left", "planned"]
        assert write_now(revision=2) == ["anna@arena.example"]

    def test_skipped_withdraws(self):
        event = room()
        ruled(event)

        moving.skip(event, by=None)

        assert (event.state, states(event)) == (EventState.SKIPPED, ["withdrawn"])


@pytest.mark.django_db(transaction=True)
def test_plan_two_clocks_at_once_plans_each_run_once():
    events = [room() for _number in range(3)]
    for event in events:
        ReminderRuleFactory(event=event)

    faults = faults_at_once(*[planning.plan_all] * 4)

    planning.plan_all()
    assert faults == [None] * 4
    assert ReminderRun.objects.count() == 3
