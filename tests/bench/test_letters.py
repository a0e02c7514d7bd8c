"""Reminders to 100,000 people, beside the bare INSERT and the bare SMTP rate of the same machine in the same run."""

import contextlib
import os
import statistics
import subprocess
import sys
import time

import psutil
import pytest
from django.conf import settings
from kombu import Connection

from actors.letters import ResetPassword
from actors.models import User
from arena import outbox
from arena.boot import places, programs
from arena.celery import app
from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from events.reminding.writing_out import write_due
from tests.bench import events, letters
from tests.bench.letter_report import LetterReport
from tests.bench.test_bench import MEASURED

pytestmark = pytest.mark.bench

LETTERS = int(os.environ.get("BENCH_LETTERS", "100000"))
WORKERS = 2
BARE_SECONDS = 10
PATIENCE = 4 * 60 * 60


def test_measure_letters(bench, database, portal_here):
    figures = LetterReport(LETTERS, WORKERS)
    cursor = bench.cursor()
    letters.fill(cursor, LETTERS)
    [(account, _email)] = events.people(cursor, 1)
    figures.expansion(seconds(write_due), seconds(lambda: letters.bare_expansion(cursor)))
    cursor.execute("VACUUM ANALYZE")

    with sink() as port:
        environ = database | {"PORTAL_DEMO": "0", "EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        before = bare_rate(environ, port)
        with worker(environ) as process:
            rate, elapsed, weights, waited = deliver(process, account)
            message = cost_of_a_message()
        after = bare_rate(environ, port)
    figures.delivery(rate, statistics.mean([before, after]))
    figures.broker(message * WORKERS * (elapsed / 50 + 1), elapsed * WORKERS)
    figures.memory(*weights)
    figures.reset(waited)
    figures.write(MEASURED)
    assert not OutboundLetter.objects.exclude(state=State.SENT).exists()


def deliver(process, account):
    """Letters per second, how long it took, a worker's weight early and late, and the wait for a password reset."""
    begun, early, reset = time.monotonic(), None, None
    wake(WORKERS)
    while waiting := OutboundLetter.objects.exclude(state=State.SENT).count():
        assert time.monotonic() < begun + PATIENCE, "the letters do not leave"
        if early is None and waiting < LETTERS * 0.8:
            early = weight(process)
        if reset is None and waiting < LETTERS / 2:
            reset = ask_for_reset(account)
        late = weight(process)
        time.sleep(max(0.2, LETTERS / 100_000))
    elapsed = time.monotonic() - begun
    reset.refresh_from_db()
    return LETTERS / elapsed, elapsed, (early or late, late), (reset.sent_at - reset.created_at).total_seconds()


def ask_for_reset(account):
    outbox.leave(ResetPassword(User.objects.get(pk=account)))
    return OutboundLetter.objects.get(kind=ResetPassword.kind)


def cost_of_a_message():
    """Seconds between waking workers that have nothing to do and all of them having done it, for each message."""
    rounds = 50
    done = counted()
    begun = time.monotonic()
    wake(rounds)
    while counted() < done + rounds:
        assert time.monotonic() < begun + 60, "the workers do not answer"
        time.sleep(0.01)
    return (time.monotonic() - begun) / rounds


def counted():
    found = app.control.inspect(timeout=5, limit=1).stats() or {}
    return sum(sum(one["total"].values()) for one in found.values())


def wake(times):
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    with Connection(settings.CELERY_BROKER_URL, transport_options=options) as broker:
        for _turn in range(times):
            app.send_task("arena.outbox.tasks.drain", connection=broker)


def seconds(act):
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def weight(process):
    """Megabytes of the heaviest worker, what it shares counted in part."""
    found = psutil.Process(process.pid).children(recursive=True)
    return max((one.memory_full_info().pss for one in found), default=0) / 1e6


@contextlib.contextmanager
def sink():
    with started([sys.executable, "-m", "tests.bench.sink"], {}, stdin=subprocess.PIPE) as process:
        yield int(process.stdout.readline())


def bare_rate(environ, port):
    """Letters per second of as many processes as there are workers, each on one kept connection."""
    argv = [sys.executable, "-m", "tests.bench.bare_letters", str(port), str(BARE_SECONDS)]
    with contextlib.ExitStack() as stack:
        processes = [stack.enter_context(started(argv, environ)) for _ in range(WORKERS)]
        return sum(float(process.stdout.readline()) for process in processes)


@contextlib.contextmanager
def worker(environ):
    app.control.purge()
    argv = programs.argv(programs.WORKER)
    argv[argv.index("--concurrency") + 1] = str(WORKERS)
    with started(argv, environ) as process:
        latest = time.monotonic() + 60
        while not app.control.ping(timeout=0.5):
            assert time.monotonic() < latest, "the worker does not answer"
        yield process


@contextlib.contextmanager
def started(argv, environ, **options):
    environ = {**os.environ, "PYTHONPATH": str(places.ROOT), "DJANGO_SETTINGS_MODULE": "arena.settings", **environ}
    process = subprocess.Popen(
        argv, env=environ, cwd=places.ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True, **options
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)
