import os
import signal
from pathlib import Path

import pytest

from arena.boot import pids, servers
from arena.boot.locks import Lock
from arena.boot.records import Record


def test_servers_named_by_variables_replace_the_embedded_ones(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/portal")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")

    with servers.shared(tmp_path) as (found, record):
        assert (found, record.entries) == ({}, {})

    assert list(tmp_path.iterdir()) == []


def _folder(found):
    return Path(found["REDIS_URL"].removeprefix("unix://")).parents[1]


def test_throwaway_servers_of_two_runs_do_not_meet_and_leave_nothing():
    with servers.throwaway() as found:
        folder = _folder(found)
        assert folder.exists()
        assert folder != _folder(os.environ)

    assert not folder.exists()
    assert _folder(os.environ).exists()


def test_throwaway_servers_of_a_killed_run_are_swept_by_the_next(monkeypatch):
    killed = servers.throwaway()
    folder = _folder(killed.__enter__())
    entries = Record(folder / "servers.json").read().entries
    monkeypatch.setattr(Lock, "try_to_take", lambda _lock, **_how: True)

    servers._sweep(folder)

    assert [pids.is_alive(pid, moment) for pid, moment, _how in entries.values()] == [False, False]
    assert not folder.exists()


@pytest.mark.django_db
def test_database_has_the_locale_that_every_machine_has(django_db_blocker):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT datlocprovider, datlocale, upper('åäö') FROM pg_database WHERE datname = 'template1'")
        found = cursor.fetchone()

    assert found == ("b", "C.UTF-8", "ÅÄÖ")


def test_postgres_is_asked_to_stop_with_the_signal_that_does_not_wait_for_clients():
    assert servers.postgres.STOP == signal.SIGINT
