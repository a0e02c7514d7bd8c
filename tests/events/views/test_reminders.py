"""The reminders of an event in a list: what they are, how far they have come, and the buttons beside them."""

from datetime import UTC, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import ReminderRule
from events.reminding import ruling
from events.states import Clockwork, EventState, RunState
from tests.events.reminder_pages import DAY_BEFORE, page
from tests.factories import (
    AttendanceFactory,
    EventFactory,
    RegistrationFactory,
    ReminderFactory,
    ReminderRuleFactory,
    ReminderRunFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]


@pytest.fixture
def event():
    """One has a seat."""
    return RegistrationFactory().event


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


def test_usual_ones_are_not_offered_when_the_event_is_over(client):
    answer = client.get(page("reminders", EventFactory(past=True)))

    assert ("Skriv en egen" in answer.text, "Lägg till de vanliga" in answer.text) == (True, False)


def test_page_says_that_of_two_reminders_at_once_to_the_same_people_one_goes(client, event):
    rule = ReminderRuleFactory(event=event)
    alone = client.get(page("reminders", event))
    ReminderRuleFactory(event=event, minutes=rule.minutes)

    answer = client.get(page("reminders", event))

    words = "Där två påminnelser går samtidigt till samma personer får de bara den ena."
    assert (words in alone.text, words in answer.text) == (False, True)


def test_how_many_were_there_is_not_guessed_before_the_event(client, event):
    ReminderRuleFactory(event=event, anchor="after_end", to=["there"])
    past = AttendanceFactory().participant.event
    over = ReminderRuleFactory(event=past, anchor="after_end", clockwork="calendar", days=60, at="09:00", minutes=None)
    ReminderRule.objects.filter(pk=over.pk).update(to=["there"])

    assert [row.number for row in [*rows(client, event), *rows(client, past)]] == [None, 1]


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


def test_desk_leads_to_the_usual_reminders_where_none_are_set(client, event):
    desk = reverse("events:manage", args=[event.slug])

    before = [step.move for step in client.get(desk).context["steps"] if step.button]
    client.post(page("reminders", event), {"move": before[0]})

    assert (before, [step for step in client.get(desk).context["steps"] if step.button]) == (["usual"], [])


def test_publication_says_which_reminders_will_go_as_they_fall_due(client):
    event = EventFactory(draft=True)
    without = client.get(reverse("events:publish", args=[event.slug]))
    ruling.usual(event, None)
    ReminderRuleFactory(event=event, clockwork=Clockwork.CALENDAR, days=3, at=time(9), minutes=None)

    answer = client.get(reverse("events:publish", args=[event.slug]))

    assert "Inga påminnelser är satta." in without.text
    assert answer.context["reminders"] == [
        "7 dagar före kl. 09.00",
        "3 dagar före kl. 09.00",
        "Dagen före kl. 09.00",
        "2 timmar före start",
    ]


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
