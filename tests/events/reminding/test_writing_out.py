"""Who is owed a reminder that is due, and that each gets it once."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from events.models import Attendance, Event, Reminder, ReminderRun
from events.reminding import ruling, writing_out
from events.seats import cancelling
from events.states import Approval, SeatState, Standing
from tests.events.reminding.due import (
    fall_due,
    lost,
    reminded,
    room,
    ruled,
    ruled_after,
    seated,
    states,
    write_now,
)
from tests.factories import RegistrationFactory, UserFactory


@pytest.fixture
def event(db):
    return room()


@pytest.fixture
def anna(event):
    return seated(event, email="anna@arena.example")


def held():
    """Over since yesterday."""
    yesterday = timezone.now() - timedelta(hours=24)
    return room(starts_at=yesterday - timedelta(hours=2), ends_at=yesterday)


def let_pass(run, ago=timedelta(0)):
    """It was due so long ago, and planned in time."""
    ReminderRun.objects.filter(pk=run.pk).update(due_at=Now() - ago, state="planned", ended_at=None)


def everybody_at(event):
    return sorted(event.participants.values_list("email", flat=True))


class TestOwed:
    def test_one_letter_to_whoever_has_a_seat_and_none_the_second_time(self, event, anna):
        seated(event, user=UserFactory(email="bo@arena.example"), email="bo@arena.example", language="en")
        ruled(event)

        write_now()
        writing_out.write_due()

        letters = OutboundLetter.objects.filter(kind="event_reminder").order_by("pk")
        assert sorted((letter.to, letter.language, letter.scope, letter.stream) for letter in letters) == [
            ("anna@arena.example", "sv", f"event:{event.pk}", "reminders"),
            ("bo@arena.example", "en", f"event:{event.pk}", "reminders"),
        ]
        assert {letter.expires_at for letter in letters} == {event.starts_at}
        assert states(event) == ["left"]
        assert lost() == []

    def test_not_to_who_got_a_seat_after_it_fell_due(self, event, anna):
        ruled(event)
        fall_due()
        seated(event)

        writing_out.write_due()

        assert reminded() == ["anna@arena.example"]

    def test_a_seat_counts_from_when_it_was_got_last(self, event, anna):
        ruled(event)
        cancelling.cancel(anna)
        fall_due()
        anna.registrations.get()._move_to("confirmed", ended_at=None, ending="")

        writing_out.write_due()

        assert reminded() == []

    def test_a_seat_handed_over_after_it_fell_due_is_the_new_holders_from_then(self, event, anna):
        ruled(event)
        fall_due()
        other = seated(event, email="bo@arena.example")
        other.registrations.all().delete()
        anna.registrations.update(participant=other)

        writing_out.write_due()

        assert reminded() == []

    @pytest.mark.parametrize(
        "facts",
        [
            {"erased_at": Now(), "name": "", "email": "", "user": None},
            {"confirm_until": Now() + timedelta(minutes=5)},
            {"email": ""},
        ],
    )
    def test_not_to_who_cannot_or_may_not_be_written_to(self, event, anna, facts):
        ruled(event)
        event.participants.update(**facts)

        assert write_now() == []

    def test_to_whom_a_colleague_signed_up_and_who_has_not_said_yes(self, event, anna):
        ruled(event)
        event.participants.update(agreed_at=None)

        assert write_now() == ["anna@arena.example"]

    def test_not_to_who_has_a_seat_in_a_part_of_the_programme_alone(self, event, anna):
        ruled(event, Standing.CONFIRMED, Standing.WAITING)
        item = event.programme.create(title_sv="Pass", starts_at=event.starts_at)
        pool = event.pools.create(kind="item", item=item, capacity=None)
        RegistrationFactory(pool=pool)

        assert write_now() == ["anna@arena.example"]

    def test_to_who_waits_and_waited_before(self, event, anna):
        ruled(event, Standing.WAITING)
        seated(event, SeatState.WAITING, email="bo@arena.example")
        seated(event, SeatState.WAITING, email="cia@arena.example", approval=Approval.ASKED)
        fall_due()
        seated(event, SeatState.WAITING, email="dan@arena.example")

        writing_out.write_due()

        assert reminded() == ["bo@arena.example"]

    def test_who_has_a_seat_online_and_waits_for_the_room_gets_one(self, event, anna):
        pool = event.pools.create(kind="online", capacity=None)
        pool.registrations.create(event=event, kind="online", participant=anna, state="waiting")
        ruled(event, Standing.CONFIRMED, Standing.WAITING)

        assert write_now() == ["anna@arena.example"]


class TestAfterwards:
    @pytest.fixture
    def event(self, db):
        event = held()
        for name in ("anna", "bo", "cia"):
            seated(event, email=f"{name}@arena.example")
        return event

    def mark(self, event, name, was_there):
        person = event.participants.get(email=f"{name}@arena.example")
        return Attendance.objects.create(participant=person, was_there=was_there)

    def test_waits_until_attendance_has_been_taken(self, event):
        there, absent = ruled_after(event, Standing.THERE), ruled_after(event, Standing.ABSENT)
        for rule in (there, absent):
            let_pass(rule.runs.get(), timedelta(hours=22))
        self.mark(event, "anna", True)
        writing_out.write_due()
        assert states(event) == ["planned", "planned"]
        self.mark(event, "bo", True)
        self.mark(event, "cia", False)

        writing_out.write_due()

        people = Reminder.objects.order_by("participant").values_list("run__rule", "participant__email")
        assert list(people) == [
            (there.pk, "anna@arena.example"),
            (there.pk, "bo@arena.example"),
            (absent.pk, "cia@arena.example"),
        ]

    def test_after_two_days_it_goes_to_those_who_are_marked_and_to_nobody_marked_later(self, event):
        rule = ruled_after(event, Standing.THERE)
        let_pass(rule.runs.get(), timedelta(days=2, hours=1))
        self.mark(event, "anna", True)
        writing_out.write_due()
        self.mark(event, "bo", True)

        writing_out.write_due()

        assert (states(event), reminded()) == (["left"], ["anna@arena.example"])

    def test_where_nobody_is_marked_in_time_it_says_that_it_was_too_late(self, event):
        rule = ruled_after(event, Standing.THERE)
        let_pass(rule.runs.get(), timedelta(days=3))
        rule.runs.update(expires_at=Now())

        writing_out.write_due()

        assert (states(event), reminded()) == (["expired"], [])

    def test_what_is_said_after_the_event_is_not_overtaken_by_more_of_it(self, event):
        for minutes in (60, 120):
            let_pass(ruled_after(event, minutes=minutes).runs.get())

        writing_out.write_due()

        assert states(event) == ["left", "left"]
        assert reminded() == sorted(everybody_at(event) * 2)


class TestOvertaken:
    def test_of_several_that_are_due_the_latest_goes_alone(self, event, anna):
        ruling.usual(event, None)
        for run in event.reminder_runs.order_by("due_at"):
            let_pass(run)

        writing_out.write_due()

        assert states(event) == ["superseded", "superseded", "left"]
        assert reminded() == ["anna@arena.example"]

    def test_an_earlier_one_goes_to_those_whom_the_later_is_not_for(self, event, anna):
        seated(event, SeatState.WAITING, email="bo@arena.example")
        first = ruled(event, Standing.CONFIRMED, Standing.WAITING, minutes=180).runs.get()
        let_pass(first)
        let_pass(ruled(event).runs.get())

        writing_out.write_due()

        assert states(event) == ["left", "left"]
        assert list(first.reminders.values_list("participant__email", flat=True)) == ["bo@arena.example"]
        assert reminded() == ["anna@arena.example", "bo@arena.example"]

    def test_one_that_is_turned_off_overtakes_nothing(self, event, anna):
        first, second = ruled(event, minutes=180), ruled(event)
        ruling.turn(second, False, None)

        assert write_now(rule=first) == ["anna@arena.example"]

    def test_too_late_says_so(self, event, anna):
        ruled(event)
        fall_due()
        event.reminder_runs.update(expires_at=Now())

        writing_out.write_due()

        assert (states(event), reminded(), lost()) == (["expired"], [], [])

    def test_what_a_hand_changed_past_the_acts_is_withdrawn(self, event, anna):
        ruled(event)
        fall_due()
        Event.objects.update(revision=5)

        writing_out.write_due()

        assert (states(event), reminded()) == (["withdrawn"], [])
