"""Whether those who are told of a move still come: what an answer does, and what counts as one."""

import pytest

from arena.shared.errors import Refused
from events.models import Notice, Participant
from events.seats import cancelling, coming
from events.states import StillComing
from events.writing import moving
from tests.events.changes import later, there
from tests.events.invariants import full, sign_up
from tests.factories import PoolFactory, StaffFactory

pytestmark = pytest.mark.django_db
COMES, CANNOT, SILENT = StillComing.COMES, StillComing.CANNOT, ""


@pytest.fixture
def staff():
    return StaffFactory()


@pytest.fixture
def event():
    return PoolFactory(capacity=3).event


def move(event, staff, days=1):
    moving.move(event, later(event, days), by=staff)


def asked(participant):
    """As a page asks, which reads both the participant and the event anew."""
    return coming.asked(Participant.objects.get(pk=participant.pk))


def test_nobody_is_asked_before_a_move(event):
    anna = sign_up(event, "anna")

    assert (asked(anna), coming.answers(event)) == (None, {})


def test_yes_is_written_down_with_the_move_and_changes_no_seat(event, staff):
    anna = sign_up(event, "anna")
    move(event, staff)

    coming.say_yes(anna)
    coming.say_yes(anna)

    assert asked(anna).answer == COMES
    assert coming.answers(event) == {COMES: 1, CANNOT: 0, SILENT: 0}
    assert anna.registrations.confirmed().exists()


def test_cancelling_after_a_move_is_a_no_and_taking_it_back_a_yes(event, staff):
    anna, bo = sign_up(event, "anna"), sign_up(event, "bo")
    sign_up(event, "cia")
    move(event, staff)

    cancelling.cancel(anna)
    cancelling.cancel(bo)
    cancelling.undo(bo)

    assert coming.answers(event) == {COMES: 1, CANNOT: 1, SILENT: 1}


def test_who_waits_is_asked_too(staff):
    pool, _anna, bo = full()
    move(pool.event, staff)

    coming.say_yes(bo)

    assert coming.answers(pool.event) == {COMES: 1, CANNOT: 0, SILENT: 1}


def test_next_move_asks_anew_and_counts_from_the_beginning(event, staff):
    anna = sign_up(event, "anna")
    move(event, staff)
    coming.say_yes(anna)

    move(event, staff)

    assert asked(anna).answer == SILENT
    assert coming.answers(event) == {COMES: 0, CANNOT: 0, SILENT: 1}


def test_nobody_is_asked_about_an_event_that_is_back_where_it_was(event, staff):
    anna = sign_up(event, "anna")
    here = there(event)
    move(event, staff)

    moving.move(event, here, by=staff)

    assert asked(anna) is None


def test_yes_of_somebody_without_a_place_is_refused(event, staff):
    anna = sign_up(event, "anna")
    move(event, staff)
    cancelling.cancel(anna)

    with pytest.raises(Refused):
        coming.say_yes(anna)

    assert Notice.objects.get().answer == CANNOT
