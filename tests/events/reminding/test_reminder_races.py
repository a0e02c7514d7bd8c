"""Reminders written while the event, its rules and its people change: what is written then is stopped, or is true."""

import pytest

from arena.outbox.models import OutboundLetter
from events.letters.reminders import ReminderLetter
from events.people import forgetting
from events.reminding import ruling, writing_out
from events.seats import cancelling
from events.writing import moving
from tests.events.changes import later
from tests.events.reminding.due import fall_due, lost, room, ruled, seated
from tests.racing import faults_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(monkeypatch):
    monkeypatch.setattr(writing_out, "BATCH", 2)
    event = room()
    for _number in range(12):
        seated(event)
    ruled(event)
    fall_due()
    return event


def move_on(event):
    moving.move(event, later(event), by=None)


def call_off(event):
    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=None)


def turn_off(event):
    ruling.turn(event.reminder_rules.get(), False, None)


def write_another_time(event):
    ruling.change(event.reminder_rules.get(), {"minutes": 60}, None)


@pytest.mark.parametrize("act", [move_on, call_off, turn_off, write_another_time])
def test_nothing_by_a_former_revision_or_version_waits_once_the_change_is_kept(event, act):
    faults = faults_at_once(writing_out.write_due, lambda: act(event), writing_out.write_due)

    writing_out.write_due()
    waiting = OutboundLetter.objects.filter(kind=ReminderLetter.kind, state="ready")
    assert faults == [None] * 3
    assert waiting.count() == waiting.filter(ReminderLetter.guard()).count() == 0
    assert lost() == []


def test_whoever_leaves_or_is_forgotten_meanwhile_gets_none(event):
    leaves, forgotten, *rest = event.participants.order_by("pk")

    faults = faults_at_once(
        writing_out.write_due, lambda: cancelling.cancel(leaves), lambda: forgetting.forget([forgotten.person_key])
    )

    may_leave = OutboundLetter.objects.filter(ReminderLetter.guard(), kind=ReminderLetter.kind, state="ready")
    assert faults == [None] * 3
    assert sorted(may_leave.values_list("address", flat=True)) == sorted(one.email for one in rest)
    assert lost() == []
