"""Clocks that stood still, that are two, and that are wrong."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.db.models.functions import Now

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from events.models import ReminderRun
from events.states import RunState
from tests.faults import people
from tests.faults.reckoning import Reckoning
from tests.faults.waiting import wait_for

A_DAY = int(timedelta(days=1).total_seconds())
SENDING_DUE_TASK = "Sending due task remind"


def unsent():
    return OutboundLetter.objects.exclude(state=State.SENT)


def ticks(beat):
    """How often this clock has woken whoever writes reminders."""
    return beat.log.read_text().count(SENDING_DUE_TASK)


@pytest.mark.faults
@pytest.mark.parametrize("at_event", [500])
def test_two_clocks_remind_once_and_of_the_later_of_two_that_fell_due_unseen(portal, post, figures, at_event):
    """No clock ran while "the day before" and "two hours before" fell due; then two of them start."""
    event = people.full_event(at_event)
    day_before, hours_before = people.rule(event, hours=23), people.rule(event, hours=2)
    people.fall_due(day_before, hours_ago=21)
    people.fall_due(hours_before)

    portal.worker()
    beats = [portal.beat(number) for number in range(2)]
    wait_for(lambda: OutboundLetter.objects.exists() and not unsent().exists(), "not every reminder went")
    before = [ticks(beat) for beat in beats]
    wait_for(lambda: all(ticks(beat) > once for beat, once in zip(beats, before, strict=True)), "a clock stands still")

    reckoning = Reckoning(post)
    figures.add("No clock while two rules fell due, then two clocks", 1, reckoning)
    runs = dict(ReminderRun.objects.values_list("rule", "state"))
    assert runs == {day_before.pk: RunState.SUPERSEDED, hours_before.pk: RunState.LEFT}
    assert (reckoning.broken(), reckoning.states, reckoning.doubles) == ([], {State.SENT: at_event}, 0)


@pytest.mark.parametrize("days", [1, pytest.param(-1, marks=pytest.mark.faults)])
def test_timer_whose_clock_is_a_day_off_sends_what_is_due_and_nothing_else(portal, post, figures, days):
    """Neither what is due tomorrow goes, nor does what is of use until tonight grow too old."""
    people.remind(people.full_event(5))
    early = people.full_event(1)
    people.remind(early)
    addresses = early.participants.values("email")
    OutboundLetter.objects.filter(address__in=addresses).update(not_before=_in_hours(12), expires_at=_in_hours(36))
    OutboundLetter.objects.exclude(address__in=addresses).update(expires_at=_in_hours(12))

    timer = portal.timer(off_by=days * A_DAY)

    assert timer.wait(120) == 0, timer.log.read_text()
    reckoning = Reckoning(post)
    figures.add(f"Timer's clock off by {days} day", 1, reckoning)
    assert reckoning.states == {State.SENT: 5, State.READY: 1}
    assert {off_by_days(letter) for letter in post.letters()} == {days}


@pytest.mark.faults
def test_workers_whose_clocks_are_a_day_off_send_once(portal, post, figures):
    """The one ahead takes every wake-up for one of yesterday and does nothing; the one behind does the work."""
    portal.worker(off_by=A_DAY), portal.worker(off_by=-A_DAY)
    for _round in range(3):
        people.remind(people.full_event(20))
        wait_for(lambda: portal.wake() or not unsent().exists(), "the letters did not go")

    reckoning = Reckoning(post)
    figures.add("Workers' clocks a day ahead and a day behind", 1, reckoning)
    assert (reckoning.broken(), reckoning.states) == ([], {State.SENT: 60})
    assert {off_by_days(letter) for letter in post.letters()} <= {-1, 1}


def off_by_days(letter):
    """How wrong the clock was that dated the letter."""
    return round((parsedate_to_datetime(letter.message["Date"]).timestamp() - letter.at) / A_DAY)


def _in_hours(hours):
    return Now() + timedelta(hours=hours)
