"""What the staff write of a reminder: each rule of the form, with its words at the field."""

from datetime import time

import pytest

from events.forms.reminders import MEANINGS, ReminderForm
from events.letters.messages import PLACEHOLDERS, filled
from events.models import ReminderRule
from events.states import Clockwork, Standing
from tests.factories import EventFactory, ReminderRuleFactory

pytestmark = pytest.mark.django_db
CALENDAR = {"anchor": "before_start", "clockwork": "calendar", "days": "1", "at": "09:00", "to": ["confirmed"]}
ELAPSED = CALENDAR | {"clockwork": "elapsed", "hours": "2", "minutes": "30"}


def read(**answers):
    event = EventFactory()
    form = ReminderForm(answers, instance=ReminderRule(event=event), dates=[event])
    form.full_clean()
    return form


def wrong(**answers):
    """The first words of what is wrong, by field."""
    return {name: " ".join(errors) for name, errors in read(**answers).errors.items()}


def test_time_by_the_calendar_is_read_and_the_hours_are_not():
    form = read(**CALENDAR | {"hours": "30", "minutes": "x"})

    assert form.errors == {}
    assert [form.facts[name] for name in ("clockwork", "days", "at", "minutes")] == ["calendar", 1, time(9), None]


def test_elapsed_time_is_read_and_the_days_are_not():
    form = read(**ELAPSED | {"days": "many", "at": ""})

    assert form.errors == {}
    assert [form.facts[name] for name in ("clockwork", "days", "at", "minutes")] == ["elapsed", None, None, 150]


@pytest.mark.parametrize("written", ["7:30", "07.30", "07:30:00"])
def test_time_of_the_clock_may_be_written_as_people_do(written):
    assert read(**CALENDAR | {"at": written}).facts["at"] == time(7, 30)


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        (CALENDAR | {"days": ""}, "days", "Skriv antalet dagar; 0 är samma dag."),
        (CALENDAR | {"days": "366"}, "days", "Skriv ett heltal från 0 till 365."),
        (CALENDAR | {"days": "-1"}, "days", "Skriv ett heltal från 0 till 365."),
        (ELAPSED | {"hours": "två"}, "hours", "Skriv ett heltal, 0 eller mer."),
        (CALENDAR | {"at": ""}, "at", "Skriv också klockslaget, till exempel 09:00."),
        (CALENDAR | {"at": "nio"}, "at", "Skriv klockslaget så här: 09:00."),
        (CALENDAR | {"to": []}, "to", "Kryssa för minst en."),
        (CALENDAR | {"to": ["everybody"]}, "to", "everybody"),
        (CALENDAR | {"anchor": "at_noon"}, "anchor", "at_noon"),
        (ELAPSED | {"hours": "", "minutes": ""}, "hours", "Skriv hur många timmar eller minuter."),
        (ELAPSED | {"hours": "0", "minutes": "0"}, "hours", "Skriv hur många timmar eller minuter."),
        (ELAPSED | {"hours": "-2"}, "hours", "0"),
    ],
)
def test_answer_that_says_nothing_is_refused_at_its_field(answers, field, words):
    found = wrong(**answers)

    assert list(found) == [field]
    assert words in found[field]


@pytest.mark.parametrize(
    "answers", [{"hours": "24", "minutes": ""}, {"hours": "23", "minutes": "60"}, {"hours": "9" * 99}]
)
def test_a_day_elapsed_is_refused_with_the_way_by_the_calendar(answers):
    found = wrong(**ELAPSED | answers)

    assert list(found) == ["hours"]
    assert "Välj ”Enligt kalendern”, till exempel 1 dag klockan 09:00." in found["hours"]


def test_a_minute_less_than_a_day_may_elapse():
    assert read(**ELAPSED | {"hours": "23", "minutes": "59"}).facts["minutes"] == 24 * 60 - 1


@pytest.mark.parametrize("standing", Standing.afterwards())
def test_who_was_there_is_asked_for_after_the_end_alone(standing):
    before = wrong(**CALENDAR | {"to": ["confirmed", standing]})

    assert before == {"to": "Vem som var där och inte vet man först efter slutet. Välj ”Efter slutet”."}
    assert wrong(**CALENDAR | {"anchor": "after_end", "to": [standing]}) == {}


@pytest.mark.parametrize("field", ["subject_sv", "text_sv", "subject_en", "text_en"])
def test_unknown_word_in_braces_is_refused_by_name_at_its_field(field):
    found = wrong(**CALENDAR | {field: "Hej {namn}, {name}! {namn} {Event}"})

    assert found == {field: "{namn}, {Event} finns inte. De här kan användas: {name}, {event}, {when}, {where}."}


def test_known_words_in_braces_and_lone_braces_are_let_through():
    text = " ".join(f"{{{word}}}" for word in PLACEHOLDERS) + " { } :-}"

    assert wrong(**CALENDAR | {"text_sv": text}) == {}


def test_every_word_that_letters_fill_in_is_explained_in_the_form():
    facts = dict.fromkeys(MEANINGS, "x")

    assert list(MEANINGS) == PLACEHOLDERS
    assert filled("{name}{event}{when}{where}", facts) == "xxxx"


def test_time_of_the_same_day_after_the_start_is_refused():
    same_day = CALENDAR | {"days": "0"}  # the event starts at nine

    assert wrong(**same_day) == {"at": "Då har evenemanget redan börjat. Välj en tidigare tid."}
    assert wrong(**same_day | {"at": "08:59"}) == {}


def test_time_that_suits_some_date_of_a_series_is_let_through():
    late = EventFactory(starts_at=EventFactory().starts_at.replace(hour=15), ends_at=None)
    form = ReminderForm(CALENDAR | {"days": "0"}, instance=ReminderRule(), dates=[EventFactory(), late])

    assert form.errors == {}


def test_personal_number_in_a_text_is_refused_and_not_shown_again():
    form = read(**CALENDAR | {"text_sv": "Ring 19811218-9876"})

    assert list(form.errors) == ["text_sv"]
    assert "9876" not in str(form)


@pytest.mark.parametrize(("field", "longest"), [("subject_sv", 120), ("text_sv", 5000)])
def test_text_that_is_too_long_is_refused(field, longest):
    assert list(wrong(**CALENDAR | {field: "x" * (longest + 1)})) == [field]
    assert wrong(**CALENDAR | {field: "x" * longest}) == {}


def test_reminder_that_is_there_is_shown_as_it_was_written():
    form = ReminderForm(instance=ReminderRuleFactory(minutes=150))

    assert [form[name].value() for name in ("clockwork", "hours", "minutes", "to")] == [
        Clockwork.ELAPSED, 2, 30, [Standing.CONFIRMED],
    ]  # fmt: skip


def test_form_of_a_reminder_that_nobody_changed_has_changed_nothing():
    rule = ReminderRuleFactory(clockwork=Clockwork.CALENDAR, days=1, at=time(9), minutes=None)
    opened = ReminderForm(instance=rule)["seen"].value()

    form = ReminderForm(CALENDAR | {"seen": opened}, instance=rule)

    assert (form.is_valid(), form.changed_data) == (True, [])
