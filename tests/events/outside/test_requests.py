"""What letters do to the calendar of whoever gets them, read by three readers in the order in which they come."""

from itertools import pairwise

import pytest
from django.utils import timezone, translation

from arena import outbox
from arena.outbox.models import OutboundLetter
from events.letters import occasion
from events.models import Event, Participant, Registration
from events.outside import entries, following
from events.outside.calendars import calendar_name
from events.outside.requests import CANCEL, REQUEST, calendar_part
from events.people import forgetting
from events.seats import answering, cancelling, confirming, resizing, transferring
from events.seats.registering import Person, Wish, register
from events.states import PoolKind, SeatState
from events.views.participant import send_again
from events.writing import moving
from tests.events.calendar_client import READERS, Calendar, by_icalendar, parts, strictly
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


def calendar_of(name, mailoutbox, read=strictly):
    """As it stands when all letters to the address have come."""
    calendar = Calendar(read)
    for mail in mailoutbox:
        if mail.to == [f"{name}@arena.example"]:
            calendar.receive(mail)
    return calendar


def back_again(participant):
    """Whoever has no seat any more signs up once more."""
    person = Person(participant.name, participant.email)
    register(participant.event, [person], Wish(PoolKind.ROOM), user=participant.user)


def rises(numbers):
    return all(before < after for before, after in pairwise(numbers))


@pytest.mark.parametrize("read", READERS)
def test_event_moved_twice_and_cancelled_is_gone_from_the_calendar(event, staff, mailoutbox, read):
    sign_up(event, "anna")
    sign_up(event, "bo")
    let_leave()
    for _move in range(2):
        moving.move(event, later(event), by=staff)
        let_leave()
    there_still = calendar_of("anna", mailoutbox, read)
    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    let_leave()

    calendar = calendar_of("anna", mailoutbox, read)
    starts = timezone.localtime(event.starts_at)
    assert [said.starts for said in there_still.entries.values()] == [f"{starts:%Y%m%dT%H%M%S}"]
    assert (calendar.entries, calendar.methods) == ({}, ["REQUEST", "REQUEST", "REQUEST", "CANCEL"])
    assert {said.uid for said in calendar.told} == {calendar_name(event)}
    assert rises(calendar.sequences)
    assert [said.status for said in calendar.told] == ["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert {said.organizer for said in calendar.told} == {"mailto:arrangor@arena.example"}


@pytest.mark.parametrize("read", READERS)
def test_seat_given_back_leaves_the_calendar_and_comes_back_with_the_next(event, mailoutbox, read):
    anna = sign_up(event, "anna")
    let_leave()
    cancelling.cancel(anna)
    let_leave()
    gone = calendar_of("anna", mailoutbox, read)
    back_again(anna)
    let_leave()

    calendar = calendar_of("anna", mailoutbox, read)
    assert (gone.entries, gone.told[-1].status) == ({}, "")
    assert (len(calendar.entries), calendar.methods) == (1, ["REQUEST", "CANCEL", "REQUEST"])
    assert rises(calendar.sequences)


def test_seat_taken_back_within_minutes_stands_in_the_calendar(event, mailoutbox):
    anna = sign_up(event, "anna")
    let_leave()
    for _time in range(2):
        cancelling.cancel(anna)
        let_leave()
        cancelling.undo(anna)
        let_leave()

    calendar = calendar_of("anna", mailoutbox)
    assert len(calendar.entries) == 1
    assert calendar.methods == ["REQUEST", *["CANCEL", "REQUEST"] * 2]
    assert rises(calendar.sequences)


def test_seat_taken_back_before_any_letter_left_is_told_once(event, mailoutbox):
    anna = sign_up(event, "anna")
    cancelling.cancel(anna)

    cancelling.undo(anna)
    let_leave()

    assert calendar_of("anna", mailoutbox).methods == ["REQUEST"]


def test_seat_handed_over_goes_from_one_calendar_to_the_other_once_the_colleague_says_yes(event, mailoutbox):
    anna = sign_up(event, "anna")
    let_leave()
    bo = transferring.transfer(anna, Person("Bo", "bo@arena.example"))
    let_leave()
    before_yes = calendar_of("bo", mailoutbox)
    confirming.agree(bo)
    let_leave()

    hers, his = calendar_of("anna", mailoutbox), calendar_of("bo", mailoutbox)
    assert (hers.entries, hers.methods, hers.told[-1].status) == ({}, ["REQUEST", "CANCEL"], "")
    assert (before_yes.told, his.methods) == ([], ["REQUEST"])
    assert rises(hers.sequences)


def test_letter_about_a_seat_handed_over_that_comes_late_takes_no_later_seat_away(event, mailoutbox):
    anna = sign_up(event, "anna")
    let_leave()
    transferring.transfer(anna, Person("Bo", "bo@arena.example"))
    back_again(anna)

    let_leave()

    assert len(calendar_of("anna", mailoutbox).entries) == 1


def test_place_in_the_queue_and_an_offer_stand_in_no_calendar(mailoutbox):
    event = PoolFactory(capacity=1).event
    anna = sign_up(event, "anna")
    bo = sign_up(event, "bo")
    cancelling.cancel(anna)
    let_leave()
    offered = calendar_of("bo", mailoutbox)

    answering.accept(bo.registrations.get())
    let_leave()

    assert (offered.told, calendar_of("bo", mailoutbox).methods) == ([], ["REQUEST"])


def test_move_asks_only_those_with_a_seat_into_their_calendars(staff, mailoutbox):
    event = PoolFactory(capacity=1).event
    sign_up(event, "anna")
    sign_up(event, "bo")
    let_leave()

    moving.move(event, later(event), by=staff)
    let_leave()

    moved = {mail.to[0]: len(parts(mail)) for mail in mailoutbox if mail.subject.startswith("Flyttat")}
    assert moved == {"anna@arena.example": 1, "bo@arena.example": 0}


def test_event_opened_again_is_back_in_the_calendar(event, staff, mailoutbox):
    sign_up(event, "anna")
    let_leave()
    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    let_leave()
    moving.reopen(event, by=staff)
    let_leave()

    calendar = calendar_of("anna", mailoutbox)
    assert (len(calendar.entries), calendar.methods) == (1, ["REQUEST", "CANCEL", "REQUEST"])
    assert rises(calendar.sequences)


def test_confirmation_that_waits_while_the_event_moves_leaves_the_calendar_to_the_letter_about_the_move(
    event, staff, mailoutbox
):
    sign_up(event, "anna")
    moving.move(event, later(event), by=staff)
    outbox.drain()
    let_leave()

    calendar = calendar_of("anna", mailoutbox)
    assert (len(mailoutbox), calendar.methods) == (2, ["REQUEST"])


def test_confirmation_that_comes_after_the_letter_about_a_move_says_nothing_new_to_the_calendar(
    event, staff, mailoutbox
):
    sign_up(event, "anna")
    OutboundLetter.objects.update(state="cancelled", reason="stopped")
    moving.move(event, later(event), by=staff)
    let_leave()
    OutboundLetter.objects.filter(kind="event_confirmation").update(state="ready", reason="")
    outbox.drain()

    assert (len(mailoutbox), calendar_of("anna", mailoutbox).methods) == (2, ["REQUEST"])


def test_confirmation_asked_for_once_more_has_a_higher_number(event, staff, mailoutbox):
    anna = sign_up(event, "anna")
    let_leave()
    moving.move(event, later(event), by=staff)
    let_leave()

    send_again(anna)
    let_leave()

    calendar = calendar_of("anna", mailoutbox)
    assert (calendar.methods, rises(calendar.sequences)) == (["REQUEST"] * 3, True)


def test_seat_in_the_room_instead_of_one_online_is_a_later_word(mailoutbox):
    event = EventFactory(hybrid=True)
    room, _online = PoolFactory(event=event, capacity=1), PoolFactory(event=event, online=True)
    bo = sign_up(event, "bo")
    anna = sign_up(event, "anna", Wish(PoolKind.ROOM, also_wait=True, takes_directly=True))
    let_leave()
    cancelling.cancel(bo)
    let_leave()

    calendar = calendar_of("anna", mailoutbox)
    assert anna.registrations.confirmed().get().pool == room
    assert (calendar.methods, rises(calendar.sequences)) == (["REQUEST", "REQUEST"], True)


def test_giving_up_the_wait_for_the_room_leaves_the_seat_online_in_the_calendar(mailoutbox):
    event = EventFactory(hybrid=True)
    PoolFactory(event=event, capacity=0)
    PoolFactory(event=event, online=True)
    anna = sign_up(event, "anna", Wish(PoolKind.ROOM, also_wait=True))
    let_leave()

    cancelling.cancel_one(anna.registrations.get(kind=PoolKind.ROOM))
    let_leave()

    assert calendar_of("anna", mailoutbox).methods == ["REQUEST"]


def test_cancelling_everything_takes_the_seat_out_though_the_queue_came_first(mailoutbox):
    event = EventFactory(hybrid=True)
    PoolFactory(event=event, capacity=0)
    PoolFactory(event=event, online=True)
    anna = sign_up(event, "anna", Wish(PoolKind.ROOM, also_wait=True))
    let_leave()

    cancelling.cancel(anna)
    let_leave()

    assert calendar_of("anna", mailoutbox).methods == ["REQUEST", "CANCEL"]
    assert mailoutbox[-1].subject == f"Din plats är avbokad: {event.title}"


def test_letter_about_a_programme_item_says_nothing_to_the_calendar(event, mailoutbox):
    item = event.programme.create(title_sv="Verkstad", starts_at=event.starts_at)
    PoolFactory(event=event, kind=PoolKind.ITEM, item=item, capacity=0)
    sign_up(event, "anna", Wish(PoolKind.ROOM, items=[item], takes_directly=True))
    let_leave()

    resizing.resize(event.pools.get(item=item), 1)
    let_leave()

    assert ["plats" in mail.subject for mail in mailoutbox] == [True, True]
    assert calendar_of("anna", mailoutbox).methods == ["REQUEST"]


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


def test_participant_who_was_forgotten_is_told_nothing(event, mailoutbox):
    anna = sign_up(event, "anna")
    let_leave()

    forgetting.forget([anna.person_key])
    let_leave()

    assert len(mailoutbox) == 1


def test_own_file_takes_it_in_again_with_the_present_number_and_names_nobody():
    row = RegistrationFactory()

    found = following.own_entry(Participant.objects.get(pk=row.participant_id))

    assert (found.seat.state, found.sequence) == (SeatState.CONFIRMED, 1)
    assert following.own_entry(ParticipantFactory()) is None
    assert there(row.event)["starts_at"] == found.starts_at
