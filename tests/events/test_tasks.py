"""What the clock starts, and that it starts it often enough."""

from datetime import timedelta

import pytest
from celery.schedules import crontab
from django.core.management import call_command
from django.utils import timezone

from arena.celery import app
from arena.outbox.models import OutboundLetter
from events import tasks
from events.models import Registration
from events.seats import cancelling
from tests.events.invariants import broken, full, of, sign_up
from tests.events.reminding.due import fall_due, reminded, room, seated
from tests.factories import ReminderRuleFactory

pytestmark = pytest.mark.django_db


def test_tick_every_minute():
    assert app.conf.beat_schedule["events"]["schedule"] == crontab()
    assert app.conf.beat_schedule["events"]["task"] == tasks.tick.name


@pytest.mark.parametrize("clock", [tasks.remind, lambda: call_command("remind")])
def test_remind_plans_and_writes_also_without_celery(clock):
    event = room()
    seated(event, email="anna@arena.example")
    ReminderRuleFactory(event=event)
    clock()
    fall_due()

    clock()

    assert reminded() == ["anna@arena.example"]
    assert app.conf.beat_schedule["remind"]["schedule"] == crontab()


def test_tick_after_the_worker_was_down_ends_the_offer_and_leaves_the_next():
    pool, anna, bo = full()
    cia = sign_up(pool.event, "cia")
    cancelling.cancel(anna)
    Registration.objects.filter(state="offered").update(held_until=timezone.now() - timedelta(hours=5))

    tasks.tick()

    assert (of(bo).state, of(cia).state) == ("lapsed", "offered")
    assert OutboundLetter.objects.filter(kind="event_seat_offered", subject_id=of(cia).pk).count() == 1
    assert broken() == []
