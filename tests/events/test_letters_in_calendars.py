"""What letters do to the calendar of whoever gets them, read by three readers in the order in which they come."""

from itertools import pairwise

import pytest
from django.utils import timezone

from arena import outbox
from arena.outbox.models import OutboundLetter
from events.outside.calendars import calendar_name
from events.people import forgetting
from events.seats import answering, cancelling, confirming, resizing, transferring
from events.seats.registering import Person, Wish, register
from events.states import PoolKind
from events.views.participant import send_again
from events.writing import moving
from tests.events.calendar_client import READERS, Calendar, parts, strictly
from tests.events.changes import later, let_leave
from tests.events.invariants import sign_up
from tests.factories import EventFactory, PoolFactory, StaffFactory

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


def test_participant_who_was_forgotten_is_told_nothing(event, mailoutbox):
    anna = sign_up(event, "anna")
    let_leave()

    forgetting.forget([anna.person_key])
    let_leave()

    assert len(mailoutbox) == 1
