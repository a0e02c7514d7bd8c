"""The reminders of every date of a series."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Series
from events.reminding import planning, ruling
from events.states import RunState
from tests.events.reminder_pages import DAY_BEFORE, page, series_page
from tests.factories import (
    EventFactory,
    ReminderRuleFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]


@pytest.fixture
def series():
    """Two dates to come, and one that has been."""
    row = Series.objects.create(title="Frukost")
    EventFactory.create_batch(2, series=row)
    EventFactory(series=row, past=True)
    return row


def test_reminders_of_the_series_stand_with_their_mark_and_are_changed_there(client, series):
    rule = ReminderRuleFactory(event=None, series=series)
    event = series.events.first()

    answer = client.get(page("reminders", event))

    assert "Hör till serien Frukost" in answer.text
    assert series_page("reminders", series) in answer.text
    assert client.get(page("reminder_edit", event, rule.pk)).status_code == 404
    assert client.get(page("reminder_remove", event, rule.pk)).status_code == 404


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


def test_usual_ones_of_the_series_are_not_added_to_its_event_once_more(client, series):
    ruling.usual(series, None)
    event = series.events.upcoming().first()

    answer = client.get(page("reminders", event))
    client.post(page("reminders", event), {"move": "usual"})

    assert (answer.context["lacks_usual"], event.reminder_rules.count()) == (False, 0)
