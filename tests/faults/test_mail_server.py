"""A mail server that hangs up, hangs, or says no: it concerns whom it concerns, and nobody else."""

import pytest

from actors.letters import ResetPassword
from arena import outbox
from arena.outbox.delivering.transports import Smtp
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Reason, State
from events.models import Event
from tests.factories import UserFactory
from tests.faults import people
from tests.faults.reckoning import Reckoning, settle
from tests.faults.running import kill
from tests.faults.waiting import wait_for

UNWRITABLE = "Nowhere/Nothing"  # a time zone that no letter can be written in


def ends_of(event):
    """State and reason of the letters to those at the event."""
    addresses = event.participants.values("email")
    return list(OutboundLetter.objects.filter(address__in=addresses).values_list("state", "reason"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("rounds", [2, pytest.param(20, marks=pytest.mark.faults)])
def test_connection_dropped_before_the_answer_doubles_only_what_may_be(post, figures, rounds):
    for number in range(rounds):
        event = people.full_event(3)
        people.move(event, minutes=10) if number % 2 else people.remind(event)
        people.let_held_leave()
        post.rule("drop", at=".", times=1)
        outbox.drain()

    settle()

    reckoning = Reckoning(post, doubts=rounds)
    figures.add("Connection dropped before the answer", rounds, reckoning)
    assert (len(post.lines("drop")), reckoning.broken()) == (rounds, [])
    assert (reckoning.doubles, reckoning.states[State.UNKNOWN_FINAL]) == (rounds // 2, rounds // 2)


def test_letters_that_nobody_takes_or_can_write_hold_up_no_other(portal, post, figures):
    gone, refused, unwritable = (people.full_event(1) for _event in range(3))
    post.rule("answer", at="RCPT", to=gone.participants.get().email, answer="550 5.1.1 no such user")
    post.rule("answer", at=".", to=refused.participants.get().email, answer="554 5.6.0 not like this")
    Event.objects.filter(pk=unwritable.pk).update(zone=UNWRITABLE)
    others = people.full_event(10)
    for event in (gone, refused, unwritable, others):
        people.remind(event)

    portal.timer().wait(120)

    assert ends_of(others) == [(State.SENT, "")] * 10
    settle()
    reckoning = Reckoning(post)
    figures.add("Poisoned: refused as recipient, refused as letter, not to be written", 1, reckoning)
    assert len(post.lines("answer")) == 2
    assert reckoning.broken() == []
    assert [ends_of(event) for event in (gone, refused, unwritable)] == [
        [(State.FAILED, Reason.REFUSED_RECIPIENT)],
        [(State.FAILED, Reason.REFUSED_LETTER)],
        [(State.FAILED, Reason.OUT_OF_TRIES)],
    ]


@pytest.mark.parametrize("waits_it_out", [False, pytest.param(True, marks=pytest.mark.faults)])
def test_mail_server_that_hangs_holds_up_no_account_letter(portal, post, figures, waits_it_out):
    """With full patience the thirty seconds of that step are waited out, and the same worker goes on by itself."""
    people.remind(people.full_event(10))

    with post.holding("RCPT") as reached:
        first = portal.timer()
        reached()
        outbox.leave(ResetPassword(UserFactory()))
        portal.timer().wait(120)
        at_the_door = OutboundLetter.objects.get(kind=ResetPassword.kind)
        taken_meanwhile = post.taken()
        assert (first.wait(120) if waits_it_out else kill(first)) == (0 if waits_it_out else -9)

    assert (at_the_door.state, taken_meanwhile[at_the_door.message_id]) == (State.SENT, 1)
    settle()
    reckoning = Reckoning(post)
    figures.add("Mail server that hangs before DATA", 1, reckoning)
    assert (reckoning.broken(), reckoning.states) == ([], {State.SENT: 11})


@pytest.mark.django_db(transaction=True)
def test_mail_server_that_hangs_after_the_last_dot_leaves_the_letter_uncertain(post, monkeypatch):
    """The ten minutes that it has for its last answer are one second here."""
    monkeypatch.setattr(Smtp, "seconds_for_final_answer", 1)
    people.remind(people.full_event(3))

    with post.holding(".") as reached:
        outbox.drain()
        reached()

    wait_for(lambda: post.number_taken() == 3, "the others did not go")
    settle()
    reckoning = Reckoning(post, doubts=1)
    assert reckoning.broken() == []
    assert reckoning.states == {State.SENT: 2, State.UNKNOWN_FINAL: 1}
