"""What becomes of reminders when the staff write, change, turn off and remove a rule."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from arena.shared.errors import Refused
from events.models import ReminderRule, Series
from events.reminding import ruling
from events.states import Anchor, Clockwork, EventState, Standing
from events.writing import publishing
from tests.events.ready import ready_draft
from tests.events.reminding.due import fall_due, reminded, room, ruled, seated, states, write_now
from tests.factories import EventFactory, StaffFactory

pytestmark = pytest.mark.django_db

TWO_HOURS = {"clockwork": Clockwork.ELAPSED, "anchor": Anchor.BEFORE_START, "minutes": 120, "to": [Standing.CONFIRMED]}
DAY_BEFORE = {"clockwork": Clockwork.CALENDAR, "days": 1, "at": time(9), "to": [Standing.CONFIRMED]}


def test_add_plans_at_once_and_says_who():
    event, staff = room(), StaffFactory()

    rule = ruling.add(event, TWO_HOURS, staff)

    assert (rule.event, rule.by, rule.version, states(event)) == (event, staff, 1, ["planned"])


def test_add_to_a_series_is_for_each_event_of_it_and_for_those_published_later():
    series = Series.objects.create(title="Serie")
    first, second = EventFactory(series=series), EventFactory(series=series)
    draft = ready_draft(series=series)

    rule = ruling.add(series, TWO_HOURS, None)

    assert sorted(rule.runs.values_list("event", flat=True)) == sorted([first.pk, second.pk])
    publishing.publish(draft)
    assert states(draft) == ["planned"]


@pytest.mark.parametrize("to", [Standing.THERE, Standing.ABSENT])
def test_add_who_was_there_before_the_start_is_refused(to):
    with pytest.raises(Refused, match="först efteråt"):
        ruling.add(room(), TWO_HOURS | {"to": [Standing.CONFIRMED, to]}, None)

    assert not ReminderRule.objects.exists()


def test_add_a_time_after_the_start_is_refused():
    event = room()

    with pytest.raises(Refused, match="redan börjat"):
        ruling.add(event, DAY_BEFORE | {"days": 0, "at": time(23, 59)}, None)


def test_add_more_than_anybody_would_read_is_refused(monkeypatch):
    monkeypatch.setattr(ruling, "MOST", 1)
    event = room()
    ruling.add(event, TWO_HOURS, None)

    with pytest.raises(Refused, match="högst 1"):
        ruling.add(event, DAY_BEFORE, None)


def test_change_of_words_is_no_new_version():
    event = room()
    rule = ruled(event)

    ruling.change(rule, {"text_sv": "Ta med dator."}, None)

    assert (rule.version, rule.text_sv, states(event)) == (1, "Ta med dator.", ["planned"])


@pytest.mark.parametrize("facts", [{"minutes": 60}, {"to": [Standing.WAITING]}, DAY_BEFORE | {"minutes": None}])
def test_change_of_when_or_whom_withdraws_the_former_version(facts):
    event = room()
    rule = ruled(event)

    ruling.change(rule, facts, None)

    assert rule.version == 2
    assert sorted(rule.runs.values_list("version", "state")) == [(1, "withdrawn"), (2, "planned")]


def test_change_of_the_order_of_those_whom_it_is_for_is_none():
    rule = ruled(room(), Standing.WAITING, Standing.CONFIRMED)

    ruling.change(rule, {"to": [Standing.CONFIRMED, Standing.WAITING]}, None)

    assert rule.version == 1


def test_turned_off_nothing_leaves_and_on_again_it_is_planned():
    event = room()
    seated(event, email="anna@arena.example")
    rule = ruled(event)
    ruling.turn(rule, False, None)
    assert (states(event), write_now(state="withdrawn")) == (["withdrawn"], [])
    event.reminder_runs.update(due_at=timezone.now() + timedelta(days=1))

    ruling.turn(rule, True, None)

    assert (states(event), write_now()) == (["planned"], ["anna@arena.example"])


def test_turned_on_again_after_its_time_nothing_leaves():
    event = room()
    seated(event)
    rule = ruled(event)
    ruling.turn(rule, False, None)
    fall_due()

    ruling.turn(rule, True, None)

    assert (states(event), reminded()) == (["withdrawn"], [])


def test_turned_off_stops_letters_that_wait():
    event = room()
    seated(event)
    rule = ruled(event)
    write_now()

    ruling.turn(rule, False, None)

    assert (states(event), reminded()) == (["left"], [])


@pytest.mark.parametrize("is_written", [True, False])
def test_remove_keeps_the_rule_by_which_letters_were_written(is_written):
    event = room()
    seated(event)
    rule = ruled(event)
    if is_written:
        write_now()

    is_gone = ruling.remove(rule, None)

    assert is_gone is not is_written
    assert list(ReminderRule.objects.values_list("is_on", flat=True)) == [False] * is_written


def test_usual_adds_what_is_not_there():
    event = EventFactory(state=EventState.DRAFT, published_at=None)
    ruling.add(event, TWO_HOURS, None)

    added = [len(ruling.usual(event, None)) for _time in range(2)]

    assert added == [2, 0]
    assert list(event.reminder_rules.values_list("days", "minutes")) == [(None, 120), (7, None), (1, None)]
