"""Rules of reminders, and what they come to."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from events import models
from events.states import Clockwork, Standing
from tests.factories.events import EventFactory, ParticipantFactory


class ReminderRuleFactory(DjangoModelFactory):
    """Two hours before the start, to those who have a seat."""

    class Meta:
        model = models.ReminderRule

    event = factory.SubFactory(EventFactory)
    clockwork = Clockwork.ELAPSED
    minutes = 120
    to = [Standing.CONFIRMED]


class ReminderRunFactory(DjangoModelFactory):
    """It will fall due."""

    class Meta:
        model = models.ReminderRun

    rule = factory.SubFactory(ReminderRuleFactory)
    event = factory.SelfAttribute("rule.event")
    version = factory.SelfAttribute("rule.version")
    revision = factory.SelfAttribute("event.revision")
    due_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
    expires_at = factory.SelfAttribute("event.starts_at")


class ReminderFactory(DjangoModelFactory):
    class Meta:
        model = models.Reminder

    run = factory.SubFactory(ReminderRunFactory)
    participant = factory.SubFactory(ParticipantFactory, event=factory.SelfAttribute("..run.event"))


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = models.Notice

    participant = factory.SubFactory(ParticipantFactory)
    revision = 1
    kind = "event_moved"
