import signal

import pytest
from django.db import OperationalError

from arena import outbox, watchdog
from arena.watchdog import Verdict, Watchdog, judge


@pytest.mark.parametrize(
    ("silence", "age", "is_busy", "verdict"),
    [
        (5, 600, False, Verdict.WORKS),
        (91, 600, False, Verdict.ASK),
        (181, 600, False, Verdict.END),
        (181, 600, True, Verdict.ASK),  # in the middle of a letter, perhaps
        (7200, 20, False, Verdict.WORKS),  # it has just begun: the long silence was before its time
        (None, 20, False, Verdict.WORKS),
        (None, 200, False, Verdict.END),
    ],
)
def test_worker_is_judged_by_the_time_since_a_drain_was_finished(silence, age, is_busy, verdict):
    assert judge(silence, age=age, is_busy=is_busy) == verdict


@pytest.fixture
def dog(monkeypatch):
    monkeypatch.setattr(watchdog, "LOOKS_EVERY", 0)
    return Watchdog(None)


def test_silence_wakes_the_worker_itself_and_then_ends_it(dog, monkeypatch):
    verdicts, done = iter([Verdict.WORKS, Verdict.ASK, Verdict.END]), []
    monkeypatch.setattr(dog, "_look", lambda age: next(verdicts))
    monkeypatch.setattr(watchdog, "wake", done.append)
    monkeypatch.setattr(watchdog.os, "kill", lambda pid, how: (done.append(how), dog.stop(None)))

    dog._watch()

    assert done == [watchdog.TICK, signal.SIGTERM]


def test_worker_that_does_not_listen_is_ended_for_good(dog, monkeypatch):
    done = []
    monkeypatch.setattr(watchdog, "WAITS_FOR_ITS_END", 0)
    monkeypatch.setattr(watchdog.os, "kill", lambda pid, how: done.append(how))
    monkeypatch.setattr(watchdog.os, "_exit", done.append)

    dog._end()

    assert done == [signal.SIGTERM, 1]


def test_database_that_does_not_answer_ends_no_worker(dog, monkeypatch):
    def refuse():
        raise OperationalError

    monkeypatch.setattr(outbox, "seconds_since_drain", refuse)
    monkeypatch.setattr(watchdog.connection, "close", lambda: None)

    assert dog._look(600) == Verdict.WORKS
