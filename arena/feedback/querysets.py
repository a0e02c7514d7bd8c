"""Sentences about many reports."""

from datetime import timedelta

from django.db import models

from arena.feedback.states import ReportState

KEPT_AFTER_HANDLING = timedelta(days=365)


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Reports are for the staff; whoever wrote one gets letters, no page."""
        return self.all() if user.is_authenticated and user.is_staff else self.none()

    def waiting(self):
        """What nobody has dealt with yet, the oldest first."""
        return self.filter(state=ReportState.NEW).order_by("created_at", "pk")

    def handled(self):
        return self.exclude(state=ReportState.NEW).order_by("-handled_at", "-pk")

    def past_keeping(self, now):
        """Dealt with so long ago that the privacy page promises they are gone."""
        return self.filter(handled_at__lt=now - KEPT_AFTER_HANDLING)
