"""The real thing: `up` in a state folder of its own, as on a machine that never saw it."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from arena.boot import addresses, pids, places
from arena.boot.places import ROOT
from arena.boot.records import Record

FOREIGN = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "STATIC_ROOT", "PORTAL_DEMO", "BASE_URL", "ALLOWED_HOSTS")


class Portal:
    """One `manage.py up` and what it says."""

    def __init__(self, state):
        self.state, self.said, self.reader = state, "", None
        environ = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        environ["PORTAL_STATE"] = str(state)
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--port", str(_free_port())], cwd=ROOT, env=environ,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip

    def until(self, pattern):
        """Read on until the portal has said it."""
        for line in self.process.stdout:
            self.said += line
            if found := re.search(pattern, line):
                self.reader = threading.Thread(target=self.process.stdout.read)
                self.reader.start()
                return found[1]
        raise AssertionError(f"The portal ended without saying {pattern}:\n{self.said}")

    def processes(self):
        names = ("processes.json", "servers.json")
        return [
            (pid, moment) for name in names for pid, moment, _how in Record(self.state / name).read().entries.values()
        ]

    def end(self, how):
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(how)
        self.process.wait(30)
        if self.reader:
            self.reader.join()
        self.process.stdout.close()


@pytest.fixture
def start():
    """Start portals on one state folder; whatever they leave is gone after the test."""
    state = Path(tempfile.mkdtemp(prefix="portal-state-"))
    portals = []

    def _start():
        portals.append(Portal(state))
        return portals[-1]

    yield _start
    for portal in portals:
        portal.end(signal.SIGTERM)
    for name in ("processes.json", "servers.json"):
        Record(state / name).read().end_all()
    shutil.rmtree(state)


def _alive(processes):
    return [pid for pid, moment in processes if pids.is_alive(pid, moment)]


def _free_port():
    with socket.socket() as asking:
        asking.bind((addresses.HOST, 0))
        return asking.getsockname()[1]


def _status(url):
    try:
        return urllib.request.urlopen(url, timeout=10).status  # noqa: S310
    except urllib.error.HTTPError as answer:
        return answer.code


def test_up_shows_the_portal_beside_a_second_up_survives_a_killed_parent_and_leaves_nothing(start):
    first = start()
    address = first.until(r"running at (http://localhost:\d+)/")
    left = first.processes()
    second = start()
    second_said = second.process.communicate(timeout=30)[0]

    assert _status(address) == 200
    assert second_said.startswith(f"The portal is already running at {address}.")
    assert _alive(left) == [pid for pid, _moment in left]

    first.end(signal.SIGKILL)
    third = start()
    next_address = third.until(r"running at (http://localhost:\d+)/")

    assert (_status(next_address), _alive(left)) == (200, [])

    running = third.processes()
    third.end(signal.SIGINT)

    assert (len(running), _alive(running)) == (5, [])
    assert {path.name for path in third.state.iterdir()} & {"up.lock", "processes.json", "servers.json"} == set()
    assert not places.sockets(third.state).exists()
