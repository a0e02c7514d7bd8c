"""Sentences about reminders: the rules of an event, and what is due."""

from django.db import models
from django.db.models.functions import Now

from events.states import RunState


class ReminderRuleQuerySet(models.QuerySet):
    def of(self, event):
        """The event's own rules, and those of its series."""
        mine = models.Q(event=event)
        return self.filter(mine | models.Q(series=event.series_id) if event.series_id else mine)


class ReminderRunQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=RunState.open())

    def due(self):
        """What may be written now, by the clock of the database."""
        return self.open().filter(due_at__lte=Now())
