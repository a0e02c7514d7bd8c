"""A worker that is asked to end while it works: it ends by itself, and leaves nothing half done."""

import signal

import pytest

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from tests.faults import people
from tests.faults.reckoning import Reckoning, settle
from tests.faults.waiting import wait_for

SLOW = 0.05  # seconds that the mail server takes for each letter


@pytest.mark.parametrize(("rounds", "letters"), [(1, 40), pytest.param(5, 200, marks=pytest.mark.faults)])
def test_worker_asked_to_end_under_load_leaves_no_letter_in_doubt(portal, post, figures, rounds, letters):
    post.rule("answer", at=".", answer="250 2.0.0 slowly", seconds=SLOW)
    codes, on_their_way = [], []
    for _round in range(rounds):  # each has letters of its own, since a worker that ends first ends its drain
        people.remind(people.full_event(letters))
        worker, before = portal.worker(), post.number_taken()
        portal.wake()
        wait_for(lambda before=before: post.number_taken() > before + 5, "nothing leaves")
        worker.send_signal(signal.SIGTERM)
        codes.append(worker.wait(120))
        on_their_way.append(OutboundLetter.objects.filter(state__in=[*State.leased(), State.UNKNOWN]).count())

    post.release()
    settle()

    reckoning = Reckoning(post)
    figures.add("Asked to end under load (SIGTERM)", rounds, reckoning)
    assert (codes, on_their_way) == ([0] * rounds, [0] * rounds)
    assert (reckoning.broken(), reckoning.states, reckoning.doubles) == ([], {State.SENT: rounds * letters}, 0)
