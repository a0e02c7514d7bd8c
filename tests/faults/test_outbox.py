"""Killing the worker while it delivers: nothing is lost, and what comes twice says so by its Message-ID."""

import os
import signal

import pytest
from django.db.models.functions import Now

from actors.letters import ResetPassword
from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from arena.outbox.tasks import drain
from tests.factories import UserFactory
from tests.outbox.smtp import SmtpServer

BEFORE_IT_LEFT, AFTER_IT_LEFT = "RCPT", "."


@pytest.fixture
def mail_server(settings):
    with SmtpServer() as server:
        settings.EMAIL_BACKEND = "arena.outbox.transports.Smtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
        server.shutdown()


def kill_while(command, mail_server, start_worker):
    """Let a worker come as far as this command, and kill it with everything it has started."""
    hold = mail_server.hold(command)
    worker = start_worker(EMAIL_URL=f"smtp://127.0.0.1:{mail_server.port}")
    drain.delay()
    assert hold.reached.wait(60), "the worker did not get so far"
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(30)
    hold.released.set()


def let_time_pass():
    """What fifteen minutes do to leases, and to the wait for evidence."""
    OutboundLetter.objects.filter(state__in=State.leased()).update(lease_until=Now())
    outbox.sweep()
    OutboundLetter.objects.filter(state=State.UNKNOWN).update(not_before=Now())
    outbox.sweep()
    OutboundLetter.objects.filter(state=State.READY).update(not_before=Now())


@pytest.mark.parametrize("rounds", [1, pytest.param(20, marks=pytest.mark.faults)])
def test_killed_worker_loses_no_letter(transactional_db, start_worker, mail_server, rounds):
    killed_after = 0
    for _round in range(rounds):
        for command in (BEFORE_IT_LEFT, AFTER_IT_LEFT):
            outbox.leave(ResetPassword(UserFactory()))
            kill_while(command, mail_server, start_worker)
            killed_after += command == AFTER_IT_LEFT
            let_time_pass()

    outbox.drain()

    letters = OutboundLetter.objects.all()
    arrived = [letter["Message-ID"] for letter in mail_server.letters]
    assert (len(letters), set(arrived)) == (rounds * 2, {letter.message_id for letter in letters})
    assert len(arrived) - len(letters) <= killed_after
    assert {letter.state for letter in letters} <= {State.SENT, State.UNKNOWN_FINAL}  # the latter hit twice, and shown
