"""How reminders read, and what has the last word before one leaves."""

from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Priority, Stream
from events.letters.reminders import ReminderLetter
from events.models import Attendance, Event, Participant, Registration, Reminder, ReminderRule
from events.people import forgetting
from events.states import Anchor, SeatState, Standing
from tests.events.reminding.due import room, ruled, ruled_after, seated, write_now
from tests.factories import ReminderRuleFactory

pytestmark = pytest.mark.django_db


def written(event):
    """The letter that was left, read anew."""
    write_now()
    key = str(Reminder.objects.get(run__event=event).pk)
    return ReminderLetter.about_many([key])[key]


def may_leave():
    return OutboundLetter.objects.filter(ReminderLetter.guard()).exists()


class TestWords:
    def test_of_the_portal_before_the_start_in_both_languages(self):
        event = room(title_sv="Trygg natt", title_en="Safe nights")
        seated(event, name="Anna")
        ruled(event)
        letter = written(event)

        swedish, english = outbox.preview(letter, "sv"), outbox.preview(letter, "en")

        assert (swedish.subject, english.subject) == ("Påminnelse: Trygg natt", "Reminder: Safe nights")
        assert english.text.startswith("Hello Anna,\n\n“Safe nights” is soon, and you have a seat. Welcome!")
        assert "If you cannot come, please cancel" in english.text
        assert [str(letter.participant.key) in one.text for one in (swedish, english)] == [True, True]

    def test_of_the_rule_with_its_words_in_braces(self):
        event = room(title_sv="Trygg natt", venue__name="Slottet", room="Sal 2")
        seated(event, name="Anna <b>www.arena.example")
        ruled(event, subject_sv="{event} är snart", text_sv="Hej {name}! Vi ses {when} i {where}. {annat}")

        said = outbox.preview(written(event), "sv")

        assert said.subject == "Trygg natt är snart"
        assert said.text.startswith("Hej Anna b (länken är borttagen)! Vi ses ")
        assert "i Sal 2, Slottet. {annat}" in said.text

    def test_of_the_rule_names_the_place_online_as_a_word_in_a_sentence(self):
        event = room(mode="online", venue=None, room="", online_url="https://mote.example/1")
        seated(event)
        ruled(event, text_sv="Vi ses {where} {when}.")

        assert "Vi ses online " in outbox.preview(written(event), "sv").text

    @pytest.mark.parametrize(
        ("to", "was_there", "subject"),
        [
            ("confirmed", None, "Thank you for coming: Evenemang"),
            ("there", True, "Thank you for coming: Evenemang"),
            ("absent", False, "We missed you: Evenemang"),
            ("waiting", None, "There was no seat: Evenemang"),
        ],
    )
    def test_of_the_portal_after_the_end(self, to, was_there, subject):
        event = room(title_sv="Evenemang", starts_at=timezone.now() - timedelta(hours=3), ends_at=None)
        anna = seated(event, SeatState.WAITING if to == "waiting" else SeatState.CONFIRMED)
        if was_there is not None:
            Attendance.objects.create(participant=anna, was_there=was_there)
        run = ruled_after(event, to).runs.get()
        event.reminder_runs.update(state="planned", ended_at=None)
        assert run

        said = outbox.preview(written(event), "en")

        assert said.subject == subject
        assert "cancel by yourself" not in said.text

    def test_to_who_waits(self):
        event = room()
        seated(event, SeatState.WAITING)
        ruled(event, Standing.WAITING)

        assert "You are on the waiting list" in outbox.preview(written(event), "en").text

    def test_to_whom_a_colleague_signed_up(self):
        event = room()
        seated(event, agreed_at=None)
        ruled(event)

        assert "A colleague has signed you up." in outbox.preview(written(event), "en").text

    @pytest.mark.parametrize("anchor", Anchor.values)
    @pytest.mark.parametrize("to", Standing.values)
    def test_sample_is_to_nobody(self, to, anchor):
        rule = ReminderRule(to=[to], anchor=anchor, clockwork="elapsed", minutes=60)

        said = outbox.preview(ReminderLetter.sample(rule, room()), "en")

        assert said.text.startswith("Hello (the participant's name),")
        assert "(each participant's own link)" in said.text
        assert not Participant.objects.exists()

    def test_expected_counts_whom_it_would_go_to_now(self):
        event = room()
        seated(event)
        seated(event, SeatState.WAITING)

        counts = [ReminderLetter.expected(ReminderRule(to=to), event) for to in (["waiting"], ["confirmed", "waiting"])]

        assert counts == [1, 2]


def test_many_letters_are_read_and_written_in_the_same_number_of_statements(django_assert_num_queries):
    event = room()
    for _number in range(5):
        seated(event)
    ruled(event)
    write_now()
    keys = [str(key) for key in Reminder.objects.values_list("pk", flat=True)]

    with django_assert_num_queries(2):
        letters = ReminderLetter.about_many(keys)
        said = {outbox.preview(letter, "sv").subject for letter in letters.values()}

    assert (len(letters), said) == (5, {f"Påminnelse: {event.title}"})


def test_reminders_are_many_and_can_be_ended():
    assert (ReminderLetter.priority, ReminderLetter.stream) == (Priority.BULK, Stream.REMINDERS)
    assert not ReminderLetter.repeats_when_unknown


class TestGuard:
    """What has changed since the letter was left has the last word, within the statement that lets it go."""

    @pytest.fixture
    def anna(self):
        anna = seated(room())
        ruled(anna.event)
        write_now()
        return anna

    def test_lets_it_go_while_everything_stands(self, anna):
        assert may_leave()

    @pytest.mark.parametrize(
        ("model", "facts"),
        [
            (Event, {"revision": 1}),
            (Event, {"state": "cancelled", "cancelled_at": timezone.now()}),
            (Event, {"state": "skipped"}),
            (ReminderRule, {"is_on": False}),
            (ReminderRule, {"version": 2}),
            (Registration, {"state": "cancelled", "ending": "own", "ended_at": timezone.now()}),
            (Participant, {"confirm_until": timezone.now()}),
            (Participant, {"erased_at": timezone.now(), "name": "", "email": "", "phone": ""}),
        ],
    )
    def test_keeps_it_back(self, anna, model, facts):
        model.objects.update(**facts)

        assert not may_leave()

    def test_keeps_it_back_once_it_is_of_no_use(self, anna):
        anna.event.reminder_runs.update(expires_at=timezone.now())

        assert not may_leave()

    def test_keeps_it_back_once_a_later_reminder_of_the_same_start_is_written(self, anna):
        later = ReminderRuleFactory(event=anna.event, minutes=60)
        ruled(anna.event, minutes=30, is_on=False)

        write_now(rule=later)

        letters = OutboundLetter.objects.filter(Q(ReminderLetter.guard()))
        assert [letter.letter().subject.run.rule for letter in letters] == [later]

    @pytest.mark.parametrize(("to", "was_there"), [("there", True), ("absent", False)])
    def test_asks_attendance_afterwards(self, to, was_there):
        anna = seated(room(starts_at=timezone.now() - timedelta(hours=3), ends_at=None))
        attendance = Attendance.objects.create(participant=anna, was_there=was_there)
        ruled_after(anna.event, to)
        anna.event.reminder_runs.update(state="planned", ended_at=None)
        write_now()
        assert may_leave()
        attendance.was_there = not was_there

        attendance.save()

        assert not may_leave()


def test_erased_participant_is_owed_nothing_and_the_letter_is_stopped():
    event = room()
    anna = seated(event)
    ruled(event)
    write_now()

    forgetting.forget([anna.person_key])

    assert not Reminder.objects.exists()
    assert list(OutboundLetter.objects.values_list("state", "address")) == [("cancelled", "")]
