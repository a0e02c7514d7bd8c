"""The pages of reminders, of an event and of a series: what they show, do and refuse."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.letters.messages import PLACEHOLDERS
from events.models import ReminderRule, Series
from events.reminding import planning, ruling
from events.states import Clockwork, EventState, RunState
from tests.factories import (
    AttendanceFactory,
    EventFactory,
    RegistrationFactory,
    ReminderFactory,
    ReminderRuleFactory,
    ReminderRunFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]
DAY_BEFORE = {
    "anchor": "before_start",
    "clockwork": "calendar",
    "days": "1",
    "at": "09:00",
    "to": ["confirmed"],
    **dict.fromkeys(["hours", "minutes", "subject_sv", "text_sv", "subject_en", "text_en", "seen"], ""),
}


@pytest.fixture
def event():
    """One has a seat."""
    return RegistrationFactory().event


@pytest.fixture
def series():
    """Two dates to come, and one that has been."""
    row = Series.objects.create(title="Frukost")
    EventFactory.create_batch(2, series=row)
    EventFactory(series=row, past=True)
    return row


def page(name, event, *numbers):
    return reverse(f"events:{name}", args=[event.slug, *numbers])


def series_page(name, series, *numbers):
    return reverse(f"events:series_{name}", args=[series.pk, *numbers])


def rows(client, event):
    return client.get(page("reminders", event)).context["rows"]


def shown(row):
    return row.when, row.whom, row.number, str(row.progress.label)


def test_usual_ones_are_added_by_one_button_and_shown_in_plain_words(client, event):
    answer = client.post(page("reminders", event), {"move": "usual"}, follow=True)

    assert "3 påminnelser är tillagda." in answer.text
    assert [shown(row) for row in answer.context["rows"]] == [
        ("7 dagar före kl. 09.00", "har plats", 1, "planerad"),
        ("Dagen före kl. 09.00", "har plats", 1, "planerad"),
        ("2 timmar före start", "har plats", 1, "planerad"),
    ]
    assert answer.context["lacks_usual"] is False


def test_page_says_day_and_hour_with_the_zone(client):
    event = EventFactory(starts_at=datetime(2027, 3, 4, 9, tzinfo=UTC), ends_at=datetime(2027, 3, 4, 11, tzinfo=UTC))
    ruling.usual(event, None)

    dues = [row.due for row in rows(client, event)]

    assert dues == [
        "torsdag 25 februari 2027 kl. 09.00 (svensk tid)",
        "onsdag 3 mars 2027 kl. 09.00 (svensk tid)",
        "torsdag 4 mars 2027 kl. 08.00 (svensk tid)",
    ]


def test_page_without_reminders_offers_the_usual_ones(client, event):
    answer = client.get(page("reminders", event))

    assert (answer.context["rows"], answer.context["lacks_usual"]) == ([], True)
    assert "Inga påminnelser är satta" in answer.text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (RunState.SUPERSEDED, "En senare påminnelse till samma personer skulle också gå"),
        (RunState.EXPIRED, "Breven hann inte skrivas i tid"),
        (RunState.MISSED, "Tiden hade redan passerat när den planerades"),
        (RunState.LEFT, "1 brev skrevs"),
        (RunState.LEAVING, "1 brev skrevs"),
    ],
)
def test_page_says_how_far_a_reminder_has_come_and_why(client, state, words):
    run = ReminderRunFactory(state=state, ended_at=None if state == RunState.LEAVING else timezone.now())
    ReminderFactory(run=run)

    [row] = rows(client, run.event)

    assert str(row.progress.reason).startswith(words)
    assert row.progress.is_to_come is False


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"draft": True}, "Den planeras när evenemanget publiceras."),
        ({"cancelled": True}, "Evenemanget är inställt, så den går inte."),
        ({"state": EventState.SKIPPED}, "Tillfället hoppas över, så den går inte."),
    ],
)
def test_page_says_why_nothing_is_planned(client, facts, words):
    rule = ReminderRuleFactory(event=EventFactory(**facts))

    [row] = rows(client, rule.event)

    assert row.progress.reason == words


def test_draft_says_that_a_time_has_passed_before_it_is_published(client):
    rule = ReminderRuleFactory(event__draft=True, clockwork=Clockwork.CALENDAR, days=60, at="09:00", minutes=None)

    [row] = rows(client, rule.event)

    assert row.progress.reason == "Den tiden har passerat, och inget skickas."


def test_letters_of_the_time_before_a_move_are_still_told_of(client, event):
    run = ReminderRunFactory(rule__event=event, state=RunState.LEFT, ended_at=timezone.now())
    ReminderFactory(run=run)
    type(event).objects.filter(pk=event.pk).update(revision=1)

    [row] = rows(client, event)

    [words] = row.earlier
    assert (words.startswith("1 brev skrevs"), words.endswith("Därefter ändrades evenemanget.")) == (True, True)


def test_reminder_reads_in_both_languages_on_the_page(client, event):
    ReminderRuleFactory(event=event, subject_sv="Ses i morgon", text_sv="Ta med dator till {where}.")

    [row] = rows(client, event)

    [(swedish, words), (english, _words)] = row.letters
    assert (swedish, english, words.subject) == ("sv", "en", "Ses i morgon")
    assert f"Ta med dator till {event.venue.name}." in words.text


def test_how_many_were_there_is_not_guessed_before_the_event(client, event):
    ReminderRuleFactory(event=event, anchor="after_end", to=["there"])
    past = AttendanceFactory().participant.event
    over = ReminderRuleFactory(event=past, anchor="after_end", clockwork="calendar", days=60, at="09:00", minutes=None)
    ReminderRule.objects.filter(pk=over.pk).update(to=["there"])

    assert [row.number for row in [*rows(client, event), *rows(client, past)]] == [None, 1]


def test_reminders_of_the_series_stand_with_their_mark_and_are_changed_there(client, series):
    rule = ReminderRuleFactory(event=None, series=series)
    event = series.events.first()

    answer = client.get(page("reminders", event))

    assert "Hör till serien Frukost" in answer.text
    assert series_page("reminders", series) in answer.text
    assert client.get(page("reminder_edit", event, rule.pk)).status_code == 404
    assert client.get(page("reminder_remove", event, rule.pk)).status_code == 404


def test_reminder_of_another_event_is_not_found_here(client, event):
    other = ReminderRuleFactory()

    answers = [
        client.get(page("reminder_edit", event, other.pk)),
        client.post(page("reminder_remove", event, other.pk)),
        client.post(page("reminders", event), {"move": "off", "reminder": other.pk}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_reminder_is_turned_off_and_on(client, event):
    rule = ruling.usual(event, None)[0]

    off = client.post(page("reminders", event), {"move": "off", "reminder": rule.pk}, follow=True)
    was_on = ReminderRule.objects.get(pk=rule.pk).is_on
    client.post(page("reminders", event), {"move": "on", "reminder": rule.pk})

    assert "Inga fler brev går enligt den." in off.text
    assert (was_on, ReminderRule.objects.get(pk=rule.pk).is_on) == (False, True)
    assert set(event.reminder_runs.values_list("state", flat=True)) == {RunState.PLANNED}


def test_reminder_by_which_nothing_has_gone_is_removed_when_confirmed(client, event):
    rule = ruling.usual(event, None)[0]

    asked = client.get(page("reminder_remove", event, rule.pk))
    kept = event.reminder_rules.count()
    client.post(page("reminder_remove", event, rule.pk))

    assert "7 dagar före kl. 09.00, till dem som har plats" in asked.text
    assert (kept, event.reminder_rules.count()) == (3, 2)


def test_reminder_by_which_letters_have_gone_is_turned_off_instead(client):
    reminder = ReminderFactory(run__state=RunState.LEFT, run__ended_at=timezone.now())
    rule = reminder.run.rule

    answer = client.post(page("reminder_remove", rule.event, rule.pk), follow=True)

    rule.refresh_from_db()
    assert (rule.is_on, "Brev har gått enligt den, så den står kvar, avstängd." in answer.text) == (False, True)


def test_new_reminder_is_planned_as_it_is_saved(client, event, staff):
    answer = client.post(page("reminder_add", event), DAY_BEFORE, follow=True)

    rule = event.reminder_rules.get()
    assert (rule.days, rule.minutes, rule.to, rule.by) == (1, None, ["confirmed"], staff)
    assert event.reminder_runs.get().due_at == planning.due_at(rule, event)
    assert "Påminnelsen är tillagd." in answer.text


def test_changed_time_makes_a_new_version_and_changed_words_none(client, event):
    client.post(page("reminder_add", event), DAY_BEFORE)
    rule = event.reminder_rules.get()
    seen = client.get(page("reminder_edit", event, rule.pk)).context["form"]["seen"].value()

    client.post(page("reminder_edit", event, rule.pk), DAY_BEFORE | {"seen": seen, "text_sv": "Välkommen!"})
    after_words = event.reminder_rules.get()
    seen = client.get(page("reminder_edit", event, rule.pk)).context["form"]["seen"].value()
    client.post(
        page("reminder_edit", event, rule.pk), DAY_BEFORE | {"seen": seen, "text_sv": "Välkommen!", "days": "2"}
    )

    assert (after_words.version, after_words.text_sv) == (1, "Välkommen!")
    assert event.reminder_rules.get().version == 2


def test_two_who_change_the_same_reminder_are_told(client, event):
    rule = ruling.usual(event, None)[1]
    opened = client.get(page("reminder_edit", event, rule.pk)).context["form"]["seen"].value()
    ReminderRule.objects.filter(pk=rule.pk).update(days=3)

    answer = client.post(page("reminder_edit", event, rule.pk), DAY_BEFORE | {"seen": opened, "days": "2"})

    assert [conflict.name for conflict in answer.context["form"].conflicts] == ["days"]
    assert event.reminder_rules.get(pk=rule.pk).days == 3


def test_page_of_what_has_gone_says_what_a_change_means(client):
    rule = ReminderFactory().run.rule

    answer = client.get(page("reminder_edit", rule.event, rule.pk))

    assert "den som redan har fått den får den inte igen" in answer.text


def test_preview_keeps_nothing_and_shows_time_number_and_letters(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "text_sv": "Hej hej"})

    preview = answer.context["preview"]
    assert (preview.number, preview.is_past, [language for language, _words in preview.letters]) == (
        1,
        False,
        ["sv", "en"],
    )
    assert (preview.sentence, preview.problems) == ("Dagen före kl. 09.00, till dem som har plats", [])
    assert ("Hej hej" in preview.letters[0][1].text, event.reminder_rules.count()) == (True, 0)


def test_preview_is_fetched_alone_while_one_writes(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look"}, headers={"HX-Request": "true"})

    assert ("<html" in answer.text, 'id="reminder-shown"' in answer.text) == (False, True)


def test_preview_shows_the_words_of_the_portal_where_none_are_written(client, event):
    [(_sv, swedish), (_en, english)] = client.get(page("reminder_add", event)).context["preview"].letters

    assert (event.title_sv in swedish.subject, event.title_sv in english.subject) == (True, True)
    assert str(event.participants.get().key) not in swedish.text


def test_preview_warns_of_a_time_that_has_passed(client):
    event = EventFactory(starts_at=timezone.now() + timedelta(hours=1), ends_at=timezone.now() + timedelta(hours=3))

    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "days": "5"})

    assert answer.context["preview"].is_past is True
    assert "Den tiden har passerat, och inget skickas." in answer.text


@pytest.mark.parametrize(
    ("answers", "due", "note"),
    [
        ({}, "lördag 27 mars 2027 kl. 09.00 (svensk tid)", "Klockan ställs om däremellan. Påminnelsen går vid det"),
        (
            {"clockwork": "elapsed", "hours": "12"},
            "lördag 27 mars 2027 kl. 21.00 (svensk tid)",
            "Klockan ställs om däremellan. Tiden räknas som den faktiskt går.",
        ),
        ({"clockwork": "elapsed", "hours": "2"}, "söndag 28 mars 2027 kl. 08.00 (svensk tid)", ""),
    ],
)
def test_preview_tells_of_clocks_that_are_changed_in_between(client, answers, due, note):
    morning = datetime(2027, 3, 28, 8, tzinfo=UTC)  # at ten, some hours after the clock was set forward
    event = EventFactory(starts_at=morning, ends_at=morning + timedelta(hours=2))

    preview = client.post(page("reminder_add", event), DAY_BEFORE | answers | {"go": "look"}).context["preview"]

    assert preview.due == due
    assert (preview.clock_note[: len(note)], bool(preview.clock_note)) == (note, bool(note))


def test_preview_names_what_hinders_and_shows_what_can_be_shown(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "text_sv": "Hej {namn}"})

    preview = answer.context["preview"]
    assert [(field.name, words.partition(".")[0]) for field, words in preview.problems] == [
        ("text_sv", "{namn} finns inte")
    ]
    assert (bool(preview.due), preview.letters) == (True, [])


def test_typed_text_is_kept_beside_the_error(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"to": [], "text_sv": "Ta med dator."})

    assert list(answer.context["form"].errors) == ["to"]
    assert "Ta med dator." in answer.text


def test_markup_in_a_text_is_shown_as_it_was_typed(client, event):
    answer = client.post(page("reminder_add", event), DAY_BEFORE | {"go": "look", "text_sv": "<b>1</b>"})

    assert ("<b>1" in answer.text, "&lt;b&gt;1" in answer.text) == (False, True)


@pytest.mark.parametrize("word", PLACEHOLDERS)
def test_every_word_in_braces_is_explained_beside_the_form(client, event, word):
    answer = client.get(page("reminder_add", event))

    assert word in dict(answer.context["placeholders"])


def test_series_page_says_for_how_many_dates_and_when_for_the_next(client, series):
    rule = ReminderRuleFactory(event=None, series=series)

    answer = client.get(series_page("reminders", series))

    [row] = answer.context["rows"]
    first = series.events.filter(starts_at__gt=timezone.now()).first()
    assert (len(answer.context["dates"]), row.when) == (2, "2 timmar före start")
    assert f"{planning.due_at(rule, first).astimezone():%Y}" in row.due
    assert "2 kommande" in answer.text


def test_reminder_of_a_series_is_planned_for_every_date_to_come(client, series):
    client.post(series_page("reminder_add", series), DAY_BEFORE)

    rule = series.reminder_rules.get()
    assert rule.runs.filter(state=RunState.PLANNED).count() == 2


def test_series_preview_tells_for_how_many_dates_the_time_has_passed(client, series):
    soon = series.events.upcoming().first()
    type(soon).objects.filter(pk=soon.pk).update(starts_at=timezone.now() + timedelta(days=2))

    answer = client.post(series_page("reminder_add", series), DAY_BEFORE | {"go": "look", "days": "7"})

    assert answer.context["preview"].passed == 1
    assert "För 1 av de kommande tillfällena har tiden passerat" in answer.text


def test_series_without_dates_to_come_has_no_example(client):
    series = Series.objects.create(title="Frukost")

    answer = client.post(series_page("reminder_add", series), DAY_BEFORE | {"go": "look"})

    assert "Serien har inget kommande tillfälle" in answer.text
    assert client.get(series_page("reminders", series)).status_code == 200


def test_series_page_leads_to_its_reminders(client, series):
    answer = client.get(reverse("events:series", args=[series.pk]))

    assert series_page("reminders", series) in answer.text


def test_desk_leads_to_the_usual_reminders_where_none_are_set(client, event):
    desk = reverse("events:manage", args=[event.slug])

    before = [step.move for step in client.get(desk).context["steps"] if step.button]
    client.post(page("reminders", event), {"move": before[0]})

    assert (before, [step for step in client.get(desk).context["steps"] if step.button]) == (["usual"], [])


def test_publication_says_which_reminders_will_go(client):
    event = EventFactory(draft=True)
    without = client.get(reverse("events:publish", args=[event.slug]))
    ruling.usual(event, None)

    answer = client.get(reverse("events:publish", args=[event.slug]))

    assert "Inga påminnelser är satta." in without.text
    assert "Påminnelser som går: 7 dagar före kl. 09.00; Dagen före kl. 09.00; 2 timmar före start." in answer.text


def test_list_asks_the_same_for_three_reminders_as_for_one(client, event):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            client.get(page("reminders", event))
        return len(asked)

    client.post(page("reminder_add", event), DAY_BEFORE)
    statements()
    for_one = statements()
    ruling.usual(event, None)

    assert statements() == for_one
