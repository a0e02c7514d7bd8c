"""The part of a letter that calendars read: whole, true, and about its recipient alone."""

from datetime import UTC, datetime

import icalendar
import pytest
from django.utils import timezone, translation

from events.letters import occasion
from events.models import Event, Participant, Registration
from events.outside import entries, following
from events.outside.requests import CANCEL, REQUEST, calendar_part
from events.states import SeatState
from events.writing import moving
from tests.events.calendar_client import READERS, by_icalendar, parts, strictly
from tests.events.changes import later, let_leave, there
from tests.events.invariants import sign_up
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return PoolFactory(capacity=2).event


@pytest.fixture
def staff():
    return StaffFactory()


def test_event_without_a_mailbox_has_nobody_to_answer_to():
    row = RegistrationFactory(pool__event__mailbox="")

    row.participant.refresh_from_db()

    assert calendar_part(row.participant, REQUEST, "anna@arena.example") is None


def part_of(participant, method=REQUEST):
    participant = Participant.objects.select_related("event").get(pk=participant.pk)
    return calendar_part(participant, method, participant.email)


def test_part_is_only_what_is_so():
    seated, gone = RegistrationFactory(), RegistrationFactory()
    gone._move_to(SeatState.CANCELLED, ending="own", ended_at=timezone.now())
    waiting = RegistrationFactory(waiting=True)

    found = {
        (name, method): part_of(row.participant, method) is not None
        for name, row in {"seated": seated, "gone": gone, "waiting": waiting}.items()
        for method in (REQUEST, CANCEL)
    }

    assert [key for key, is_there in found.items() if is_there] == [("seated", REQUEST), ("gone", CANCEL)]


def test_part_is_whole_and_names_the_recipient_alone():
    row = RegistrationFactory(participant__name="Åsa Ek")
    RegistrationFactory(pool=row.pool, participant__name="Bo Berg")

    body = part_of(row.participant).body

    text = body.replace(b"\r\n ", b"").decode()
    assert (
        'ATTENDEE;CN="Åsa Ek";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:'
        f"mailto:{row.participant.email}\r\n" in text
    )
    assert ("Bo Berg" in text, text.count("ATTENDEE"), text.count("BEGIN:VTIMEZONE")) == (False, 1, 1)
    assert by_icalendar(body) == strictly(body)


def test_part_says_when_it_was_said_and_when_the_event_was_last_changed():
    row = RegistrationFactory()
    long_ago = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    Event.objects.update(changed_at=long_ago)

    [entry] = icalendar.Calendar.from_ical(part_of(row.participant).body).events

    assert (entry.LAST_MODIFIED, long_ago < entry.DTSTAMP) == (long_ago, True)


def test_online_link_is_in_the_calendar_of_whom_the_letter_tells_it():
    event = EventFactory(hybrid=True)
    rooms, online = PoolFactory(event=event), PoolFactory(event=event, online=True)
    people = [RegistrationFactory(pool=pool).participant for pool in (rooms, online)]

    told = [event.online_url.encode() in part_of(one).body.replace(b"\r\n ", b"") for one in people]

    assert told == [bool(occasion.facts(one)["online_link"]) for one in people] == [False, True]


def test_feed_and_letter_say_the_same_of_the_same_seat(event, staff):
    anna = sign_up(event, "anna")
    moving.move(event, later(event), by=staff)

    [mine] = following.own_entries(Participant.objects.get(pk=anna.pk).user)

    said = strictly(part_of(anna).body)
    assert (said.sequence, following.own_entry(anna).sequence) == (mine.sequence, mine.sequence)
    assert [entry.sequence for entry in entries.read(Event.objects.filter(pk=event.pk))] == [event.revision]


NASTY = [
    "Trygg\r\nATTENDEE:mailto:x@evil.example",
    "Trygg\nEND:VEVENT\nBEGIN:VEVENT\nUID:2",
    "Trygg\rBEGIN:VALARM",
    'Citat" ;RSVP=TRUE:mailto:x@evil.example',
    "A;B:C,D\\n^n^'",
    "Rad\x0bbrytning\x0c\x1c\x85\u2028\u2029BEGIN:VEVENT",
    "Noll\x00\x07\x1b\x7f",
    "å" * 200,
]


@pytest.mark.parametrize("typed", [text for text in NASTY if "\x00" not in text])
@pytest.mark.parametrize("read", READERS)
def test_whatever_was_typed_makes_one_event_with_one_attendee(typed, read):
    row = RegistrationFactory(
        participant__name=typed[:120],
        pool__event__title_sv=typed[:160],
        pool__event__room=typed[:80],
        pool__event__organiser_name=typed[:160],
        pool__event__summary_sv=typed,
    )

    said = read(part_of(row.participant).body)

    assert (said.attendees, said.organizer) == (
        [f"mailto:{row.participant.email}"],
        "mailto:arrangor@arena.example",
    )


def test_steps_are_counted_for_seats_alone_and_never_fall():
    row = RegistrationFactory()
    RegistrationFactory(waiting=True, participant=row.participant, pool=PoolFactory(event=row.event, online=True))
    read_before = Participant.objects.get(pk=row.participant_id)
    Registration.objects.get(pk=row.pk)._move_to(SeatState.CANCELLED, ending="own", ended_at=timezone.now())

    read_before.name = "Ny"
    read_before.save()

    read_before.refresh_from_db()
    assert (read_before.name, read_before.calendar_steps) == ("Ny", 2)


def test_own_file_takes_it_in_again_with_the_present_number_and_names_nobody():
    row = RegistrationFactory()

    found = following.own_entry(Participant.objects.get(pk=row.participant_id))

    assert (found.seat.state, found.sequence) == (SeatState.CONFIRMED, 1)
    assert following.own_entry(ParticipantFactory()) is None
    assert there(row.event)["starts_at"] == found.starts_at


def test_letter_in_english_carries_an_english_entry(event, mailoutbox):
    Event.objects.update(title_en="Meeting")
    sign_up(event, "anna", language="en")

    with translation.override("sv"):
        let_leave()

    [(_method, body)] = parts(mailoutbox[0])
    assert b"SUMMARY;LANGUAGE=en:Meeting" in body


def test_method_in_the_head_is_that_of_the_part_and_a_file_comes_along(event, mailoutbox):
    sign_up(event, "anna")
    let_leave()

    [mail] = mailoutbox
    message = mail.message()
    found = [
        (part.get_content_type(), part.get_filename(), part.get_payload(decode=True))
        for part in message.walk()
        if part.get_content_type() in ("text/calendar", "application/ics")
    ]
    [(method, body)] = parts(mail)
    assert (method, [kind for kind, *_rest in found]) == ("REQUEST", ["text/calendar", "application/ics"])
    assert found[1][1:] == ("invite.ics", body)
    assert strictly(body).method == "REQUEST"
