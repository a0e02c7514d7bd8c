import pytest

from arena import outbox
from arena.outbox import tasks
from arena.outbox.delivering import draining, transports
from arena.outbox.links import return_path
from arena.outbox.models import DemoLetter
from arena.outbox.states import Reason, State
from arena.outbox.writing import write
from tests.factories import OutboundLetterFactory

pytestmark = pytest.mark.django_db


def drained(row):
    outbox.drain()
    row.refresh_from_db()
    return row.state, row.reason, row.last_code


def test_smtp_letter_arrives_whole(post):
    row = OutboundLetterFactory(recipient__name="Åsa", language="sv")

    assert drained(row) == (State.SENT, "", "250 2.0.0")
    [letter] = post.letters
    assert (letter["Subject"], letter["To"], letter["Message-ID"]) == (
        "Greeting to Åsa (sv)",
        row.recipient.email,
        row.message_id,
    )
    assert letter.get_body(["plain"]).get_content().startswith("Hello Åsa, see http://testserver/om/")
    assert [line.partition(" ")[0].upper() for line in post.said] == ["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]
    assert post.said[1:3] == [f"mail FROM:<{return_path(row)}>", f"rcpt TO:<{row.recipient.email}>"]


def test_smtp_many_letters_share_a_connection_and_each_has_one_recipient(post):
    rows = OutboundLetterFactory.create_batch(3)

    outbox.drain()

    assert sorted(letter["To"] for letter in post.letters) == sorted(row.recipient.email for row in rows)
    assert [line.partition(" ")[0].upper() for line in post.said].count("EHLO") == 1


@pytest.mark.parametrize(
    ("command", "answer", "end"),
    [
        ("EHLO", "", (State.READY, Reason.NO_ANSWER, "")),
        ("MAIL", "421 4.3.2 later", (State.READY, Reason.BUSY, "421 4.3.2")),
        ("MAIL", "550 5.1.8 who are you", (State.READY, Reason.REFUSED_US, "550 5.1.8")),
        ("RCPT", "", (State.READY, Reason.NO_ANSWER, "")),
        ("RCPT", "450 4.2.1 grey", (State.READY, Reason.BUSY, "450 4.2.1")),
        ("RCPT", "550 5.1.1 no <asa@arena.example>", (State.FAILED, Reason.REFUSED_RECIPIENT, "550 5.1.1")),
        ("RCPT", "554 5.7.1 policy", (State.READY, Reason.REFUSED_US, "554 5.7.1")),
        ("DATA", "", (State.READY, Reason.NO_ANSWER, "")),  # nothing was given yet
        ("DATA", "451 local error", (State.READY, Reason.BUSY, "451")),
        ("DATA", "554 no thanks", (State.FAILED, Reason.REFUSED_LETTER, "554")),
        (".", "452 4.3.1 full", (State.READY, Reason.BUSY, "452 4.3.1")),
        (".", "554 5.6.0 no thanks", (State.FAILED, Reason.REFUSED_LETTER, "554 5.6.0")),
        (".", "", (State.UNKNOWN, Reason.ANSWER_LOST, "")),
    ],
)
def test_smtp_answer_other_than_yes(post, command, answer, end):
    post.answers[command] = answer
    row = OutboundLetterFactory()

    assert drained(row) == end
    assert post.letters == []


def test_smtp_refused_address_does_not_disturb_the_next_letter(post):
    post.answers["RCPT"] = "550 5.1.1 no such person"
    refused = OutboundLetterFactory()
    outbox.drain()
    del post.answers["RCPT"]
    row = OutboundLetterFactory()

    assert drained(row)[0] == State.SENT
    assert [letter["To"] for letter in post.letters] == [row.recipient.email]
    refused.refresh_from_db()
    assert refused.state == State.FAILED


def test_smtp_line_that_begins_with_a_dot_arrives_as_it_is(post, monkeypatch):
    monkeypatch.setattr("tests.outbox.letters.Greeting.template", "letters/dots.txt")
    OutboundLetterFactory()

    outbox.drain()

    assert post.letters[0].get_body(["plain"]).get_content().startswith("first\r\n..\r\n.second\r\n")


def test_smtp_no_server_at_all_postpones(settings):
    settings.EMAIL_BACKEND = "arena.outbox.delivering.transports.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    row = OutboundLetterFactory()

    assert drained(row) == (State.READY, Reason.NO_ANSWER, "")


def test_smtp_answer_lost_after_the_last_dot_repeats_with_the_same_message_id(post, monkeypatch):
    monkeypatch.setattr(transports.Smtp, "patience", transports.Transport.patience)
    post.answers["."] = ""
    row = OutboundLetterFactory(kind="tests.welcome")
    outbox.drain()
    del post.answers["."]
    outbox.sweep()

    assert drained(row)[0] == State.SENT
    assert [letter["Message-ID"] for letter in post.letters] == [row.message_id]


def test_smtp_times_nest_inside_each_other(settings):
    smtp, steps = transports.Smtp, 5 * transports.Smtp.seconds_per_step  # connect, greet, sender, recipient, DATA
    lease, last_answer = smtp.lease.total_seconds(), smtp.final_answer.total_seconds()
    assert tasks.SECONDS + smtp.seconds_for_final_answer < settings.CELERY_TASK_SOFT_TIME_LIMIT
    assert smtp.seconds_for_final_answer < last_answer < settings.CELERY_TASK_TIME_LIMIT < lease
    assert settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT
    assert lease < settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    assert draining.BATCH_SECONDS + steps + last_answer < lease  # the last of a batch has still lease enough


def test_demonstration_letter_lands_in_the_mailbox_once(demo):
    row = OutboundLetterFactory(recipient__name="Åsa", language="en")
    transport = transports.chosen()

    outbox.drain()
    row.refresh_from_db()
    transport.hand_over(write(row.letter(), row))

    letter = DemoLetter.objects.get()
    assert (letter.recipient, letter.subject, letter.language) == (row.recipient.email, "Greeting to Åsa (en)", "en")
    assert (row.state, transport.evidence(row.message_id)) == (State.SENT, True)
