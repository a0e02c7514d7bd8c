import time

import pytest
from django.core.management import call_command
from django.db import connection

from actors.letters import ResetPassword
from arena import outbox
from arena.celery import app
from arena.outbox.models import DemoLetter, Heartbeat, OutboundLetter
from arena.outbox.states import State
from arena.outbox.tasks import drain, tick
from tests.factories import OutboundLetterFactory, UserFactory


def wait_for(condition):
    latest = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < latest, "nothing came"
        time.sleep(0.05)


def test_leave_is_carried_by_the_real_worker_at_once(worker):
    user = UserFactory()

    outbox.leave(ResetPassword(user))

    wait_for(DemoLetter.objects.exists)
    assert DemoLetter.objects.get().recipient == user.email


def test_letter_is_sent_by_the_next_tick_when_the_broker_forgot_everything(transactional_db, start_worker):
    outbox.leave(ResetPassword(UserFactory()))
    with app.connection_for_write() as broker:
        broker.default_channel.client.flushall()
    start_worker(PORTAL_DEMO="1")

    tick.delay()

    wait_for(DemoLetter.objects.exists)
    wait_for(OutboundLetter.objects.filter(state=State.SENT).exists)


def test_clock_can_hand_its_wake_up_to_the_broker(transactional_db):
    """As beat does it: with the settings' own retry policy."""
    tick.apply_async(retry=True)

    with app.connection_for_write() as broker:
        assert broker.default_channel.client.llen("celery") == 1


@pytest.mark.django_db
def test_tick_twice_sends_one_letter(mailoutbox):
    row = OutboundLetterFactory()

    tick()
    tick()

    assert [mail.to for mail in mailoutbox] == [[row.recipient.email]]
    assert Heartbeat.objects.count() == 1


@pytest.mark.django_db
def test_drain_outbox_sends_without_celery(mailoutbox, capsys):
    OutboundLetterFactory()

    call_command("drain_outbox", "--max-seconds", "5")

    assert (len(mailoutbox), capsys.readouterr().out) == (1, "Letters taken on: 1\n")


@pytest.mark.django_db
def test_portal_may_do_all_this_in_its_own_role(mailoutbox):
    row = OutboundLetterFactory(sending=True, kind="tests.welcome")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")

    tick()
    tick()

    row.refresh_from_db()
    assert (row.state, len(mailoutbox)) == (State.SENT, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "woken"), [(0, 1), (50, 0)])
def test_drain_that_ran_out_of_time_wakes_the_next(monkeypatch, seconds, woken):
    wakes = []
    monkeypatch.setattr("arena.outbox.tasks.SECONDS", seconds)
    monkeypatch.setattr("arena.outbox.leaving.wake", wakes.append)

    drain()

    assert len(wakes) == woken
