"""What the database holds reminders to, whichever way they are written."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Notice, Reminder, ReminderRule, ReminderRun
from events.states import RunState
from tests.factories import NoticeFactory, ReminderFactory, ReminderRunFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "rule", "facts"),
    [
        (ReminderRule, "reminder_rule_is_of_event_or_series", {"event": None}),
        (ReminderRule, "reminder_rule_says_when", {"minutes": None}),
        (ReminderRule, "reminder_rule_says_when", {"days": 1, "at": "09:00"}),
        (ReminderRule, "reminder_rule_is_to_somebody", {"to": []}),
        (ReminderRule, "reminder_rule_choices_are_known", {"anchor": "at_noon"}),
        (ReminderRule, "reminder_rule_elapsed_is_under_a_day", {"minutes": 24 * 60}),
        (ReminderRun, "reminder_run_state_is_known", {"state": "lost", "ended_at": timezone.now()}),
        (ReminderRun, "reminder_run_ended_at_follows_state", {"state": RunState.LEFT}),
        (Notice, "notice_answered_at_follows_answer", {"answer": "comes"}),
    ],
)
def test_reminder_is_refused_by_the_database(model, rule, facts):
    ReminderRunFactory()
    NoticeFactory()

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.update(**facts)


def test_run_is_there_once_for_each_revision_of_the_event_and_version_of_the_rule():
    run = ReminderRunFactory()

    with pytest.raises(IntegrityError, match="reminder_run_once_per_revision"), transaction.atomic():
        ReminderRunFactory(rule=run.rule)


def test_participant_is_owed_one_letter_of_a_run():
    reminder = ReminderFactory()

    with pytest.raises(IntegrityError, match="reminder_one_each"), transaction.atomic():
        Reminder.objects.create(run=reminder.run, participant=reminder.participant)
