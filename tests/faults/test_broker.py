"""The broker goes away and comes back, again and again: the worker goes on by itself."""

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from kombu import Connection

from actors.letters import ResetPassword
from arena import outbox
from arena.boot import owner, programs
from arena.boot.valkey import Valkey
from arena.celery import app
from arena.outbox.models import DemoLetter
from tests.factories import UserFactory

PATIENCE = 60


@pytest.fixture
def valkey():
    """A broker of the test's own, since the others share theirs."""
    with tempfile.TemporaryDirectory(prefix="valkey-") as folder:
        folder, sockets = Path(folder), Path(folder) / "s"
        owner.make_open_folder(folder)
        owner.make_own_folder(sockets)
        server = Valkey(folder, sockets, throwaway=True)
        server.process = server.start()
        yield server
        server.process.terminate()
        server.process.wait(30)


@pytest.fixture
def lone_worker(transactional_db, settings, valkey):
    """A worker on that broker and on the test's database."""
    name = settings.DATABASES["default"]["NAME"]
    database = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + name
    environ = {**os.environ, "DATABASE_URL": database, "REDIS_URL": valkey.url, "PORTAL_DEMO": "1"}
    process = subprocess.Popen(programs.argv(programs.WORKER, *programs.pool()), env=environ, start_new_session=True)
    yield process
    process.terminate()
    process.wait(60)


def restart(valkey):
    """Killed, so that nothing is written and every connection is cut."""
    valkey.process.send_signal(signal.SIGKILL)
    valkey.process.wait(30)
    valkey.process = valkey.start()


def wake_through(valkey):
    url = f"redis+socket{valkey.url.removeprefix('unix')}"
    with Connection(url, transport_options=app.conf.broker_transport_options) as broker:
        app.send_task("arena.outbox.tasks.tick", connection=broker)


def arrives(valkey):
    """Whether a new letter is carried: woken again each second, as the clock would each minute."""
    before, latest = DemoLetter.objects.count(), time.monotonic() + PATIENCE
    outbox.leave(ResetPassword(UserFactory()))
    while time.monotonic() < latest:
        wake_through(valkey)
        time.sleep(1)
        if DemoLetter.objects.count() > before:
            return True
    return False


@pytest.mark.parametrize("restarts", [2, pytest.param(10, marks=pytest.mark.faults)])
def test_worker_goes_on_after_each_of_several_restarts_of_the_broker(lone_worker, valkey, restarts):
    """Workers have been seen to survive the first restart, and to stall at the second."""
    carried = [arrives(valkey)]
    for _restart in range(restarts):
        restart(valkey)
        carried.append(arrives(valkey))

    assert carried == [True] * (restarts + 1)
    assert lone_worker.poll() is None
