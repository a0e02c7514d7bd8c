import threading
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models.functions import Now

from arena import outbox
from arena.outbox.delivering import transports
from arena.outbox.delivering.claiming import claim
from arena.outbox.delivering.draining import deliver
from arena.outbox.delivering.handing_over import accepted, has_last_word
from arena.outbox.models import Heartbeat, OutboundLetter
from arena.outbox.models.outbound_letter import MAX_ATTEMPTS
from arena.outbox.states import Phase, Priority, Reason, State
from tests.factories import OutboundLetterFactory, UserFactory
from tests.outbox.letters import Greeting


def whereabouts(row):
    row.refresh_from_db()
    return row.state, row.reason


def attempts(row):
    return list(row.attempts.values_list("phase", "code", "reason"))


@pytest.mark.django_db
def test_drain_sends_what_is_due_and_leaves_a_heartbeat(mailoutbox):
    row = OutboundLetterFactory()

    taken = outbox.drain()

    assert taken == 1
    assert [mail.to for mail in mailoutbox] == [[row.recipient.email]]
    assert whereabouts(row) == (State.SENT, "")
    assert attempts(row) == [(Phase.HANDED_OVER, "250", "")]
    assert Heartbeat.objects.count() == 1


@pytest.mark.django_db
def test_drain_twice_sends_one_letter(mailoutbox):
    outbox.leave(Greeting(UserFactory()))

    outbox.drain()
    outbox.drain()

    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_drain_takes_account_letters_first_then_the_one_that_waited_longest(mailoutbox):
    OutboundLetterFactory(recipient__email="tredje@arena.example", not_before=Now() - timedelta(minutes=1))
    OutboundLetterFactory(recipient__email="andra@arena.example", not_before=Now() - timedelta(minutes=2))
    OutboundLetterFactory(
        recipient__email="sista@arena.example", priority=Priority.BULK, not_before=Now() - timedelta(1)
    )
    OutboundLetterFactory(recipient__email="forsta@arena.example", priority=Priority.ACCOUNT)

    outbox.drain()

    assert [mail.to[0].split("@")[0] for mail in mailoutbox] == ["forsta", "andra", "tredje", "sista"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts", [{"not_before": Now() + timedelta(minutes=1)}, {"expires_at": Now() - timedelta(minutes=1)}]
)
def test_drain_before_or_after_its_time_sends_nothing(mailoutbox, facts):
    row = OutboundLetterFactory(**facts)

    outbox.drain()

    assert (len(mailoutbox), whereabouts(row)) == (0, (State.READY, ""))


@pytest.mark.django_db
def test_drain_out_of_time_takes_on_nothing_new():
    row = OutboundLetterFactory()

    taken = outbox.drain(seconds=0)

    assert (taken, whereabouts(row)) == (0, (State.READY, ""))


@pytest.mark.django_db
def test_drain_letter_no_longer_true_is_cancelled(mailoutbox):
    row = OutboundLetterFactory(recipient__is_active=False)

    outbox.drain()

    assert (len(mailoutbox), whereabouts(row)) == (0, (State.CANCELLED, Reason.NO_LONGER_TRUE))


@pytest.mark.django_db
def test_drain_letter_about_something_removed_is_cancelled(mailoutbox):
    row = OutboundLetterFactory(subject_id="0")

    outbox.drain()

    assert (len(mailoutbox), whereabouts(row)) == (0, (State.CANCELLED, Reason.NO_LONGER_TRUE))


@pytest.mark.django_db
def test_drain_letter_to_an_erased_person_is_cancelled(mailoutbox):
    row = OutboundLetterFactory()
    row.recipient.delete()

    outbox.drain()

    assert (len(mailoutbox), whereabouts(row)) == (0, (State.CANCELLED, Reason.RECIPIENT_GONE))


@pytest.mark.django_db
def test_drain_reads_the_address_as_it_is_now(mailoutbox):
    row = OutboundLetterFactory()
    get_user_model().objects.update(email="ny@arena.example")

    outbox.drain()

    assert [mail.to for mail in mailoutbox] == [["ny@arena.example"]]
    assert whereabouts(row) == (State.SENT, "")


@pytest.mark.django_db
def test_drain_letter_that_cannot_be_written_waits_and_holds_up_nobody(mailoutbox, monkeypatch, caplog):
    broken = OutboundLetterFactory(kind="tests.welcome", priority=Priority.ACCOUNT)
    whole = OutboundLetterFactory()
    monkeypatch.setattr("tests.outbox.letters.Welcome.template", "letters/no_such_letter.txt")

    outbox.drain()

    assert whereabouts(broken) == (State.READY, Reason.UNWRITABLE)
    assert whereabouts(whole) == (State.SENT, "")
    assert [record.message for record in caplog.records] == ["A letter of the kind tests.welcome could not be written"]


@pytest.mark.django_db
def test_drain_letter_of_a_forgotten_kind_waits_for_the_code_that_knows_it(caplog):
    row = OutboundLetterFactory(kind="tests.forgotten")

    outbox.drain()

    assert whereabouts(row) == (State.READY, Reason.UNWRITABLE)


@pytest.mark.django_db
def test_postpone_waits_longer_each_time():
    row = OutboundLetterFactory(claimed=True, attempt=2)

    row.postpone(Phase.OFFERED, Reason.BUSY, "421")

    row.refresh_from_db()
    minutes = (row.not_before - OutboundLetter.objects.annotate(now=Now()).get().now).total_seconds() / 60
    assert 11 < minutes < 18.1
    assert (row.state, row.attempt, row.last_code) == (State.READY, 3, "421")


@pytest.mark.django_db
def test_postpone_once_too_often_fails():
    row = OutboundLetterFactory(claimed=True, attempt=MAX_ATTEMPTS - 1)

    row.postpone(Phase.OFFERED, Reason.BUSY, "421 4.7.0")

    assert whereabouts(row) == (State.FAILED, Reason.OUT_OF_TRIES)
    assert attempts(row) == [(Phase.OFFERED, "421 4.7.0", Reason.BUSY)]


@pytest.mark.django_db
def test_letter_cancelled_while_the_mail_server_thinks_is_not_handed_over(mailoutbox, monkeypatch):
    row = OutboundLetterFactory()
    monkeypatch.setattr(
        transports.Borrowed, "offer", lambda self, message: get_user_model().objects.update(is_active=False)
    )

    outbox.drain()

    assert (len(mailoutbox), whereabouts(row)) == (0, (State.CANCELLED, Reason.NO_LONGER_TRUE))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"lease_until": Now() + timedelta(seconds=5)}, State.READY),  # too short to hear the answer
        ({"expires_at": Now()}, State.READY),  # and the next sweep ends it
        ({"recipient": None}, State.CANCELLED),  # erased
        ({"fence": 2}, State.CLAIMED),  # another worker's
    ],
)
def test_letter_that_changes_right_before_it_is_handed_over_stays(mailoutbox, monkeypatch, change, state):
    row = OutboundLetterFactory()
    transport = transports.chosen()
    [row] = claim(transport)
    monkeypatch.setattr(
        transports.Borrowed, "offer", lambda self, message: OutboundLetter.objects.filter(pk=row.pk).update(**change)
    )

    deliver(row, row.letter(), transport)

    assert (len(mailoutbox), whereabouts(row)[0]) == (0, state)


@pytest.mark.django_db
def test_worker_given_up_for_dead_may_only_write_down_that_it_was_heard(mailoutbox):
    OutboundLetterFactory()
    transport = transports.chosen()
    [late] = claim(transport)
    has_last_word(late, lease=timedelta(0), at_least=timedelta(0))
    outbox.sweep()

    accepted(late, "250")
    late.fail(Phase.HANDED_OVER, Reason.REFUSED_LETTER)
    late.postpone(Phase.OFFERED, Reason.BUSY)

    assert attempts(late) == [
        (Phase.ABANDONED, "", Reason.ANSWER_LOST),
        (Phase.DECIDED, "", Reason.ANSWER_LOST),
        (Phase.LATE_ACCEPT, "250", ""),
    ]
    assert whereabouts(late)[0] == State.UNKNOWN_FINAL
    outbox.sweep()
    assert whereabouts(late)[0] == State.SENT


@pytest.mark.django_db(transaction=True)
def test_drains_at_once_send_each_letter_once(mailoutbox):
    rows = OutboundLetterFactory.create_batch(40)
    start = threading.Barrier(4)

    def _drain():
        start.wait()
        outbox.drain()
        connection.close()

    threads = [threading.Thread(target=_drain) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(row.recipient.email for row in rows)
    assert set(OutboundLetter.objects.values_list("state", "fence")) == {(State.SENT, 1)}
