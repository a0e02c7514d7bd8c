import sys

import pytest

from arena.boot import processes
from arena.boot.processes import Part
from arena.boot.records import Record

ENDS = [sys.executable, "-c", "pass"]
STAYS = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def record(tmp_path):
    record = Record(tmp_path / "processes.json")
    yield record
    record.end_all()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(processes, "PAUSE", 0)


def test_watch_essential_part_that_ends_ends_all(record, tmp_path):
    parts = [Part("web", ENDS, {}, essential=True), Part("worker", STAYS, {})]
    for part in parts:
        part.start(record)

    ended = processes.watch(parts, record, Record(tmp_path / "servers.json"))

    assert (ended, parts[1].failures) == ("web", 0)


def test_watch_part_that_keeps_ending_is_given_up_after_a_few_restarts(record, tmp_path):
    parts = [Part("web", STAYS, {}, essential=True), Part("worker", ENDS, {})]
    for part in parts:
        part.start(record)

    ended = processes.watch(parts, record, Record(tmp_path / "servers.json"))

    assert (ended, parts[1].failures) == ("worker", processes.RESTARTS + 1)


def test_watch_server_that_is_gone_ends_all(record, tmp_path):
    web = Part("web", STAYS, {}, essential=True)
    web.start(record)
    servers = Record(tmp_path / "servers.json")
    servers.entries["DATABASE_URL"] = [web.process.pid, "another moment", 2]

    assert processes.watch([web], record, servers) == "DATABASE_URL"
