"""Sentences about many kept searches."""

from django.db import models

from arena.searches.states import Interval


class SavedSearchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A kept search is its owner's alone, also towards the staff."""
        return self.filter(user=user) if user.is_authenticated else self.none()

    def telling(self, day):
        """Those that may send a letter this day and have not done so."""
        due = [interval for interval in Interval if interval.is_due(day)]
        told = [models.Q(interval=interval, digests__period=interval.period(day)) for interval in due]
        rows = self.filter(interval__in=due, is_paused=False, user__is_active=True)
        return rows.exclude(pk__in=self.filter(models.Q(*told, _connector=models.Q.OR)).values("pk"))
