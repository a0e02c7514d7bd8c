"""What is hostile, broken or far too large comes through the door and does no harm."""

import pytest

from arena.outbox import incoming
from arena.outbox.incoming.message import LARGEST, MOST_ADDRESSES, MOST_PARTS
from arena.outbox.incoming.statuses import report
from arena.outbox.links import return_path
from tests.factories import OutboundLetterFactory
from tests.outbox.incoming.reports import standard


@pytest.mark.parametrize(
    ("head", "sender", "is_automatic"),
    [
        ("", "anna@kommun.example", False),
        ("", None, False),
        ("", "", True),
        ("", "<>", True),
        ("", "MAILER-DAEMON@post.example", True),
        ("Return-Path: <>\n", None, True),
        ("Return-Path: <anna@kommun.example>\n", None, False),
        ("Auto-Submitted: auto-replied\n", "anna@kommun.example", True),
        ("Auto-Submitted: auto-generated; owner-email=x\n", "anna@kommun.example", True),
        ("Auto-Submitted: no\n", "anna@kommun.example", False),
        ("Precedence: bulk\n", "anna@kommun.example", True),
    ],
)
def test_program_is_told_from_a_person(head, sender, is_automatic):
    message = incoming.opened(f"{head}Subject: Hej\n\nHej".encode(), sender=sender)

    assert message.is_automatic is is_automatic


def test_recipients_of_the_envelope_come_before_those_of_the_head():
    raw = b"Delivered-To: a@arena.example\nTo: b@arena.example, C <c@arena.example>\n\n"

    assert incoming.opened(raw, to=["d@arena.example"]).to == ["d@arena.example"]
    assert incoming.opened(raw).to == ["a@arena.example", "b@arena.example", "c@arena.example"]


def test_message_names_no_more_addresses_than_are_looked_at():
    raw = b"To: " + b", ".join(b"a%d@arena.example" % number for number in range(500)) + b"\n\n"

    assert len(incoming.opened(raw).to) == MOST_ADDRESSES


def test_message_of_many_parts_is_read_so_far_and_no_farther():
    part = b"--x\nContent-Type: text/plain\n\nhej\n"
    raw = b'Content-Type: multipart/mixed; boundary="x"\n\n' + part * 5000 + b"--x--\n"

    assert len(list(incoming.opened(raw).parts())) == MOST_PARTS


def test_message_larger_than_is_read_is_read_from_its_beginning():
    raw = standard("5.1.1") + b"x" * LARGEST

    assert report(incoming.opened(raw)).code == "5.1.1"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\0\0\0",
        b"\xff\xfe\xfd" * 100,
        b"Content-Type: multipart/report; boundary=\n\n--\n\n--",
        b"Content-Type: message/delivery-status\n\n",
        b"Content-Type: message/delivery-status\n\nAction: failed\nStatus: " + b"9." * 10_000,
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\nAction: \xff",
        b"From: \xe5sa\nAuto-Submitted: \xff\nTo: \xff\xff <\xff@\xff>\n\n" + b"5.1.1 " * 1000,
        b"X: y\n" * 10_000 + b"\n",
    ],
    ids=["empty", "nothing", "bytes", "boundary", "no-block", "figures", "no-status", "head", "long"],
)
def test_broken_message_to_a_return_path_does_not_stop_the_reading(raw):
    row = OutboundLetterFactory(sent=True)

    said = incoming.take(incoming.opened(raw, to=[return_path(row)]))

    row.refresh_from_db()
    assert (said in ("nothing", "returned"), row.bounces.filter(is_permanent=True).exists()) == (True, False)


def test_message_that_breaks_a_detector_is_not_repeated_in_the_log(caplog):
    raw = b"From:\nContent-Type: text/plain; charset=asa@arena.example\n\nHi. This is the program at post.example.\n"

    report(incoming.opened(raw, to=["bounces@arena.example"], sender=""))

    assert caplog.text == ""
