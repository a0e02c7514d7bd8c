"""An event that is cancelled, opened again or skipped: each participant is told once, and of nothing undone."""

import pytest
from django.db import IntegrityError, transaction

from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.letters.seats import Confirmation
from events.models import Notice
from events.seats import cancelling
from events.states import EventState, SeatState
from events.writing import moving
from tests.events.changes import let_leave, signed_up, there, waiting
from tests.factories import EventFactory, PoolFactory, StaffFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return StaffFactory()


@pytest.fixture
def event():
    return PoolFactory(capacity=2).event


def test_cancel_keeps_seats_and_queue_and_tells_everyone_even_those_with_a_held_seat(event, staff):
    people = [signed_up(event), signed_up(event, SeatState.OFFERED), signed_up(event, SeatState.WAITING)]

    moving.cancel(event, {"reason_sv": "Sjukdom", "reason_en": "Illness"}, by=staff)

    assert (event.state, event.revision, event.cancelled_at is not None) == (EventState.CANCELLED, 1, True)
    assert waiting() == sorted(("event_cancelled", one.email) for one in people)
    assert event.registrations.live().count() == 3


def test_cancel_letter_says_why_in_the_language_of_the_reader(event, staff, mailoutbox):
    signed_up(event, participant__language="en")

    moving.cancel(event, {"reason_sv": "Sjukdom", "reason_en": "Illness"}, by=staff)
    let_leave()

    [mail] = mailoutbox
    assert ("Illness" in mail.body, "Sjukdom" in mail.body) == (True, False)


def test_cancel_gives_no_freed_seat_to_the_queue(event, staff):
    signed_up(event)
    second = signed_up(event)
    signed_up(event, SeatState.WAITING)

    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    cancelling.cancel(second)

    assert event.registrations.filter(state=SeatState.OFFERED).count() == 0


def test_cancel_a_moved_event_within_the_minutes_is_the_only_letter(event, staff, mailoutbox):
    signed_up(event)
    old = event.venue.name

    moving.move(event, there(event, venue=VenueFactory(name="Lokal A")), by=staff)
    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    let_leave()

    [mail] = mailoutbox
    assert (old in mail.body, "Lokal A" in mail.body) == (True, False)


def test_cancel_leaves_no_promise_of_a_seat_on_its_way(event, staff, mailoutbox):
    person = signed_up(event)
    outbox.leave(Confirmation(person.registrations.get()))

    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    let_leave()

    assert [mail.subject.partition(":")[0] for mail in mailoutbox] == ["Inställt"]


def test_cancel_twice_is_refused(event, staff):
    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)

    with pytest.raises(Refused):
        moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)


def test_reopen_before_the_letters_left_tells_nobody(event, staff, mailoutbox):
    signed_up(event)

    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    moving.reopen(event, by=staff)
    let_leave()

    assert (event.state, event.revision, event.reason_sv, mailoutbox) == (EventState.PUBLISHED, 2, "", [])


def test_reopen_after_the_letters_left_tells_those_who_were_told(event, staff, mailoutbox):
    signed_up(event)

    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    let_leave()
    moving.reopen(event, by=staff)
    let_leave()

    kinds = OutboundLetter.objects.filter(state="sent").order_by("created_at").values_list("kind", flat=True)
    assert list(kinds) == ["event_cancelled", "event_reopened"]


def test_reopen_still_tells_of_the_move_that_the_cancelling_overtook(event, staff, mailoutbox):
    signed_up(event)

    moving.move(event, there(event, venue=VenueFactory(name="Lokal A")), by=staff)
    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)
    moving.reopen(event, by=staff)
    let_leave()

    [mail] = mailoutbox
    assert "Lokal A" in mail.body


def test_reopen_gives_free_seats_to_the_queue(event, staff):
    signed_up(event, SeatState.WAITING)
    moving.cancel(event, {"reason_sv": "Sjukdom"}, by=staff)

    moving.reopen(event, by=staff)

    assert event.registrations.get().state == SeatState.OFFERED


def test_reopen_an_event_whose_time_has_passed_is_refused(staff):
    event = EventFactory(cancelled=True, past=True)

    with pytest.raises(Refused):
        moving.reopen(event, by=staff)


def test_skip_a_date_that_nobody_signed_up_for(event, staff):
    moving.skip(event, by=staff)

    assert (event.state, event.revision) == (EventState.SKIPPED, 1)


def test_skip_a_date_that_somebody_signed_up_for_is_refused(event, staff):
    signed_up(event, SeatState.WAITING)

    with pytest.raises(Refused, match="1"):
        moving.skip(event, by=staff)


def test_take_up_a_skipped_date_makes_a_draft_of_it(event, staff):
    moving.skip(event, by=staff)

    moving.take_up(event, by=staff)

    assert event.state == EventState.DRAFT


def test_notice_twice_of_one_revision_is_refused_by_the_database(event):
    person = signed_up(event)
    Notice.objects.create(participant=person, revision=1, kind="event_moved")

    with pytest.raises(IntegrityError, match="notice_one_per_participant_and_revision"), transaction.atomic():
        Notice.objects.create(participant=person, revision=1, kind="event_cancelled")
