"""Sentences about reminders: the rules of an event, and what is due."""

from django.db import models
from django.db.models.functions import Now

from arena.shared.states import sources
from events.states import RUN_LEADS_TO, EventState, RunState


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

    def of_standing_rules(self):
        """By rules that are on and have not been changed since."""
        return self.filter(rule__is_on=True, version=models.F("rule__version"))

    def standing(self):
        """For an event that is published, and has not been moved since."""
        now = {"event__state": EventState.PUBLISHED, "revision": models.F("event__revision")}
        return self.of_standing_rules().filter(**now)

    def end(self, state):
        """No letter by these is written any more; say how many they were."""
        return self.filter(state__in=sources(RUN_LEADS_TO, state)).update(state=state, ended_at=Now())
