"""Killing who delivers: nothing is lost, and what comes twice says so by its Message-ID."""

import contextlib
import itertools
import signal

import pytest
from django.db import connection, transaction

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from tests.faults import people
from tests.faults.reckoning import Reckoning, let_time_pass, settle
from tests.faults.running import kill, who_has
from tests.faults.waiting import wait_for

WHILE_CLAIMED = ["CONNECT", "MAIL", "RCPT"]
INSIDE_DATA = ["DATA", "BODY", ".", "written down"]
AT_ONCE = 4  # letters of each round
EVERY = 6  # rounds with the same worker


def leave_letters(number):
    """In turn of a kind that never goes twice and of one that rather does."""
    event = people.full_event(AT_ONCE)
    people.move(event, minutes=10) if number % 2 else people.remind(event)
    people.let_held_leave()


@contextlib.contextmanager
def answered_and_not_written_down(post):
    """The mail server has said yes, and the worker cannot write it down yet: the row is taken."""
    with transaction.atomic(), connection.cursor() as cursor:
        list(OutboundLetter.objects.filter(state=State.SENDING).select_for_update())
        post.release()
        cursor.execute("SELECT current_database()")
        (name,) = cursor.fetchone()
        wait_for(lambda: is_waiting(cursor, name), "the worker does not write down the answer")
        yield


def is_waiting(cursor, name):
    cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'", [name])
    return cursor.fetchone()[0]


def kill_at(place, post, portal, worker):
    """Kill the process that has come so far with a letter, and see it gone: one of the worker's pool, or all of it."""
    with post.holding("." if place == "written down" else place) as reached:
        portal.wake()
        victim = who_has(reached()["peer"])
        with answered_and_not_written_down(post) if place == "written down" else contextlib.nullcontext():
            if victim.pid == worker.pid:
                assert kill(worker) == -signal.SIGKILL
            else:
                victim.kill()
                victim.wait(30)
    return victim.pid


def drill(places, rounds, post, portal):
    """One kill a round; gives the numbers of the processes killed."""
    worker, killed = portal.worker(), []
    for number, place in zip(range(rounds), itertools.cycle(places), strict=False):
        leave_letters(number)
        killed.append(kill_at(place, post, portal, worker))
        if worker.poll() is not None or number % EVERY == EVERY - 1:
            worker = replace(worker, portal)
        let_time_pass()
    return killed


def replace(worker, portal):
    """Now and then all of the worker goes, with whatever it was about to do."""
    assert kill(worker) == -signal.SIGKILL
    return portal.worker()


FULL = [(WHILE_CLAIMED, 20), (INSIDE_DATA, 50)]


@pytest.mark.parametrize(
    ("places", "rounds"), [(["RCPT", *INSIDE_DATA], 5), *(pytest.param(*one, marks=pytest.mark.faults) for one in FULL)]
)
def test_worker_killed_sends_at_most_the_letter_inside_data_twice(portal, post, figures, places, rounds):
    killed = drill(places, rounds, post, portal)
    settle()

    inside = sum(place in INSIDE_DATA for _round, place in zip(range(rounds), itertools.cycle(places), strict=False))
    reckoning = Reckoning(post, doubts=inside)
    figures.add("Killed inside DATA" if inside else "Killed while claimed", rounds, reckoning)
    assert reckoning.broken() == []
    assert len(set(killed)) == rounds
