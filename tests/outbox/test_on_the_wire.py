"""What goes over the wire, read by Python's own parser."""

from email import message_from_bytes, policy

import pytest

from arena.outbox.delivering.transports import on_the_wire
from arena.outbox.letters import CalendarPart
from arena.outbox.writing import write
from tests.factories import OutboundLetterFactory
from tests.outbox.letters import Greeting

pytestmark = pytest.mark.django_db

CALENDAR = CalendarPart("REQUEST", "BEGIN:VCALENDAR\r\nSUMMARY:Möte\r\nEND:VCALENDAR\r\n".encode())


def post(**facts):
    row = OutboundLetterFactory(**facts)
    return write(row.letter(), row)


def read(packed):
    return message_from_bytes(packed, policy=policy.default)


@pytest.mark.parametrize("name", ["Anna", "Åsa", "A <b> & C"])
def test_packed_says_the_subject_as_it_is(name):
    letter = post(recipient__name=name)

    assert read(letter.packed)["Subject"] == letter.subject


def test_packed_letter_has_no_line_longer_than_mail_may_have():
    letter = post()
    letter.body = "å" * 1200
    del letter.packed

    assert read(letter.packed).get_body(["plain"]).get_content().strip() == letter.body
    assert max(map(len, letter.packed.split(b"\r\n"))) <= 998
    assert b"\n" not in letter.packed.replace(b"\r\n", b"")


def test_packed_calendar_is_a_part_that_calendars_act_on_and_a_file(monkeypatch):
    monkeypatch.setattr(Greeting, "calendar", lambda self: CALENDAR)

    message = read(post().packed)

    texts, file = message.get_payload()
    assert [part.get_content_type() for part in texts.get_payload()] == ["text/plain", "text/html", "text/calendar"]
    calendar = texts.get_payload()[2]
    assert (calendar.get_param("method"), calendar.get_payload(decode=True).strip()) == (
        "REQUEST", CALENDAR.body.strip(),
    )  # fmt: skip
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == (
        "invite.ics", "application/ics", CALENDAR.body,
    )  # fmt: skip


def test_packed_answer_goes_where_somebody_reads_it(monkeypatch):
    monkeypatch.setattr(Greeting, "reply_to", lambda self: "svar@arena.example")

    letter = read(post().packed)

    assert letter["Reply-To"] == "svar@arena.example"
    assert "cannot be answered" not in str(letter)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_packed_nobody_adds_a_line_to_the_head(monkeypatch, break_):
    monkeypatch.setattr(Greeting, "headers", lambda self: {"X-Note": f"a{break_}Bcc: spy@arena.example"})

    with pytest.raises(ValueError, match="newlines"):
        post()


def test_address_with_letters_of_another_alphabet_goes_in_its_plain_form():
    assert on_the_wire("asa@räksmörgås.example") == "asa@xn--rksmrgs-5wao1o.example"
    assert on_the_wire("asa.b+c@arena.example") == "asa.b+c@arena.example"


def test_address_in_quotes_does_not_become_the_one_that_it_quotes():
    assert on_the_wire('"<bo@arena.example>"@post.example') == '"<bo@arena.example>"@post.example'


def test_packed_subject_hides_no_signs_of_its_own():
    name = "=?utf-8?q?=E2=80=AEVinnare?="

    letter = post(recipient__name=name)

    assert "q?=E2=80=AEVinnare?" in read(letter.packed)["Subject"]
