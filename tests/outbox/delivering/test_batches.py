"""Letters to many: taken by the batch, each with a last word of its own."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db.models.functions import Now

from arena import outbox
from arena.outbox.delivering import claiming, draining, transports
from arena.outbox.delivering.claiming import claim, release
from arena.outbox.delivering.handing_over import accepted, has_last_word
from arena.outbox.models import OutboundLetter, Suppression
from arena.outbox.states import Priority, Reason, Silence, State, Stream
from arena.outbox.wanting.suppressing import lift, suppress
from tests.factories import OutboundLetterFactory
from tests.racing import at_once

pytestmark = pytest.mark.django_db

LASTS = {"lease": timedelta(minutes=15), "at_least": timedelta(minutes=11)}


def flyers(number, **facts):
    return OutboundLetterFactory.create_batch(number, kind="tests.flyer", priority=Priority.BULK, **facts)


def whereabouts(row):
    row.refresh_from_db()
    return row.state, row.reason


def states():
    return sorted(OutboundLetter.objects.values_list("state", flat=True))


def claimed(**facts):
    """One letter in our hands, with a lease that outlasts the answer."""
    OutboundLetterFactory(kind="tests.flyer", priority=Priority.BULK, **facts)
    [row] = claim(transports.Smtp())
    return row


def test_claim_takes_letters_to_many_by_the_batch(monkeypatch):
    monkeypatch.setattr(claiming, "BATCH", 3)
    flyers(5)

    rows = claim(transports.chosen())

    assert [(row.state, row.fence) for row in rows] == [(State.CLAIMED, 1)] * 3
    assert states() == [State.CLAIMED] * 3 + [State.READY] * 2


@pytest.mark.parametrize("priority", [Priority.ACCOUNT, Priority.ORDINARY])
def test_claim_takes_a_letter_that_somebody_waits_for_alone(priority):
    waited_for = OutboundLetterFactory(priority=priority)
    flyers(3)

    assert claim(transports.chosen()) == [waited_for]


def test_release_puts_back_what_is_still_ours_alone():
    [ours, theirs] = flyers(2)
    rows = claim(transports.chosen())
    OutboundLetter.objects.filter(pk=theirs.pk).update(fence=2)

    release(rows)

    assert (whereabouts(ours)[0], whereabouts(theirs)[0]) == (State.READY, State.CLAIMED)


def test_batch_sends_each_letter_in_few_statements(mailoutbox, django_assert_max_num_queries):
    flyers(1)
    outbox.drain()  # after which the connection knows the statements
    flyers(20)

    with django_assert_max_num_queries(2 * 20 + 20):
        outbox.drain()

    assert len(mailoutbox) == 21


def test_batch_out_of_time_goes_back_and_the_account_letter_is_next(mailoutbox, monkeypatch):
    monkeypatch.setattr(draining, "BATCH_SECONDS", 0)
    flyers(3)

    def offer(self, message):
        if not OutboundLetter.objects.filter(priority=Priority.ACCOUNT).exists():
            OutboundLetterFactory(recipient__email="dorren@arena.example", priority=Priority.ACCOUNT)

    monkeypatch.setattr(transports.Borrowed, "offer", offer)

    outbox.drain()

    assert [mail.to[0] for mail in mailoutbox].index("dorren@arena.example") == 1
    assert (len(mailoutbox), set(states())) == (4, {State.SENT})


def test_batch_with_one_letter_that_cannot_be_written_sends_the_others(mailoutbox, monkeypatch, caplog):
    [_first, broken, _last] = flyers(3)
    write = draining.write
    monkeypatch.setattr(draining, "write", lambda letter, row: 1 / 0 if row.pk == broken.pk else write(letter, row))

    outbox.drain()

    assert (whereabouts(broken), len(mailoutbox)) == ((State.READY, Reason.UNWRITABLE), 2)
    assert [record.message for record in caplog.records] == ["A letter of the kind tests.flyer could not be written"]


def test_batch_whose_letters_cannot_be_read_waits_and_others_go(mailoutbox, monkeypatch, caplog):
    rows = flyers(2)
    whole = OutboundLetterFactory(priority=Priority.BULK)
    monkeypatch.setattr("tests.outbox.letters.Flyer.about_many", lambda subject_ids: 1 / 0)

    outbox.drain()

    assert [whereabouts(row) for row in rows] == [(State.READY, Reason.UNWRITABLE)] * 2
    assert (whereabouts(whole)[0], len(caplog.records)) == (State.SENT, 1)


def test_last_word_is_had_once():
    row = claimed()

    assert (has_last_word(row, **LASTS), has_last_word(row, **LASTS)) == (True, False)
    assert whereabouts(row)[0] == State.SENDING


@pytest.mark.parametrize(
    "change",
    [
        {"fence": 2},
        {"state": State.READY, "lease_until": None},
        {"expires_at": Now()},
        {"lease_until": Now() + timedelta(minutes=10)},
        {"recipient": None},
        {"recipient": None, "address": "annan@arena.example"},
    ],
)
def test_last_word_is_refused_to_a_letter_that_has_changed(change):
    row = claimed()
    OutboundLetter.objects.update(**change)

    assert not has_last_word(row, **LASTS)


@pytest.mark.parametrize("change", [{"email": "ny@arena.example"}, {"is_active": False}])
def test_last_word_is_refused_when_the_address_or_the_truth_has_changed(change):
    row = claimed()
    get_user_model().objects.update(**change)

    assert not has_last_word(row, **LASTS)


@pytest.mark.parametrize(
    ("suppression", "goes"),
    [
        ({"why": Silence.BOUNCED}, False),
        ({"why": Silence.OFTEN_RETURNED, "until": Now() + timedelta(days=1)}, False),
        ({"why": Silence.OFTEN_RETURNED, "until": Now() - timedelta(days=1)}, True),
        ({"why": Silence.UNSUBSCRIBED, "stream": Stream.REMINDERS}, False),
        ({"why": Silence.UNSUBSCRIBED, "stream": Stream.REMINDERS, "scope": "event:1"}, False),
        ({"why": Silence.UNSUBSCRIBED, "stream": Stream.REMINDERS, "scope": "event:2"}, True),
        ({"why": Silence.UNSUBSCRIBED, "stream": Stream.NEWS}, True),
    ],
)
def test_last_word_asks_what_the_recipient_wants_as_does_the_batch(mailoutbox, suppression, goes):
    row = claimed(stream=Stream.REMINDERS, scope="event:1")
    suppress(row.to, **suppression)

    has_word = has_last_word(row, **LASTS)
    OutboundLetter.objects.update(state=State.READY, lease_until=None)
    outbox.drain()

    assert (has_word, len(mailoutbox)) == (goes, int(goes))


def test_account_letter_goes_whatever_came_back_before(mailoutbox):
    row = OutboundLetterFactory(priority=Priority.ACCOUNT)
    suppress(row.to, Silence.BOUNCED)

    outbox.drain()

    assert whereabouts(row) == (State.SENT, "")


@pytest.mark.parametrize(
    ("why", "stream", "reason"),
    [
        (Silence.UNSUBSCRIBED, Stream.REMINDERS, Reason.UNSUBSCRIBED),
        (Silence.BOUNCED, "", Reason.UNREACHABLE),
    ],
)
def test_letter_not_wanted_says_why_and_its_address_is_not_named_to_the_mail_server(post, why, stream, reason):
    [row] = flyers(1, stream=Stream.REMINDERS)
    suppress(row.to, why, stream=stream)

    outbox.drain()

    assert (whereabouts(row), post.said) == ((State.SUPPRESSED, reason), [])


def test_letter_ended_while_the_mail_server_thinks_is_not_handed_over(mailoutbox, monkeypatch):
    [row] = flyers(1, stream=Stream.REMINDERS)
    ended = {"why": Silence.UNSUBSCRIBED, "stream": Stream.REMINDERS}
    monkeypatch.setattr(transports.Borrowed, "offer", lambda self, message: suppress(row.to, **ended))

    outbox.drain()

    assert (whereabouts(row), len(mailoutbox)) == ((State.SUPPRESSED, Reason.UNSUBSCRIBED), 0)


def test_letter_wanted_again_goes(mailoutbox):
    row = claimed(stream=Stream.REMINDERS)
    suppress(row.to, Silence.UNSUBSCRIBED, stream=Stream.REMINDERS)
    lift(row.to, stream=Stream.REMINDERS)

    assert (has_last_word(row, **LASTS), Suppression.objects.count()) == (True, 1)


def test_guarded_letter_no_longer_true_is_cancelled_by_its_last_word(mailoutbox):
    [row] = flyers(1, recipient__is_active=False)

    outbox.drain()

    assert (whereabouts(row), len(mailoutbox)) == ((State.CANCELLED, Reason.NO_LONGER_TRUE), 0)


def test_letter_to_an_address_that_changes_meanwhile_goes_to_the_new_one(mailoutbox, monkeypatch):
    [row] = flyers(1)
    change = get_user_model().objects.update
    monkeypatch.setattr(transports.Borrowed, "offer", lambda self, message: change(email="ny@arena.example"))

    outbox.drain()

    assert ([mail.to for mail in mailoutbox], whereabouts(row)[0]) == ([["ny@arena.example"]], State.SENT)


@pytest.mark.django_db(transaction=True)
def test_last_word_asked_for_by_many_at_once_is_had_by_one():
    row = claimed()

    answers = at_once(*[lambda: has_last_word(row, **LASTS)] * 4)

    assert sorted(answers) == [False, False, False, True]


@pytest.mark.django_db(transaction=True)
def test_drains_at_once_share_batches_and_send_each_letter_once(mailoutbox, monkeypatch):
    monkeypatch.setattr(claiming, "BATCH", 7)
    rows = flyers(60)

    taken = at_once(*[outbox.drain] * 3)

    assert sum(taken) >= 60
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(row.recipient.email for row in rows)
    assert set(states()) == {State.SENT}


@pytest.mark.django_db(transaction=True)
def test_nothing_is_handed_over_once_a_change_is_kept(monkeypatch):
    """Another connection makes the letters untrue while they leave: of those that began after, none is handed over."""
    flyers(40)
    begun, kept = [], []

    def hand_over(self, message):
        begun.append(time.monotonic())
        time.sleep(0.005)
        return "250"

    def change():
        while len(begun) < 10:
            time.sleep(0.001)
        get_user_model().objects.update(is_active=False)
        kept.append(time.monotonic())

    monkeypatch.setattr(transports.Borrowed, "hand_over", hand_over)

    at_once(outbox.drain, change)

    assert [moment for moment in sorted(begun)[:-1] if moment > kept[0]] == []  # one statement may be running already
    assert set(OutboundLetter.objects.values_list("state", "reason")) == {
        (State.SENT, ""),
        (State.CANCELLED, Reason.NO_LONGER_TRUE),
    }
    assert OutboundLetter.objects.filter(state=State.SENT).count() == len(begun)


def test_letter_accepted_late_is_written_down_as_evidence_and_no_more():
    row = claimed()
    has_last_word(row, **LASTS)
    OutboundLetter.objects.update(fence=2)

    accepted(row, "250")

    assert whereabouts(row)[0] == State.SENDING
    assert list(row.attempts.values_list("fence", "phase", "code")) == [(1, "late_accept", "250")]
