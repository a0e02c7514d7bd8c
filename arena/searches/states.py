"""How often a kept search tells what is new."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Interval(TextChoices):
    DAILY = "daily", _("every day there is something new")
    WEEKLY = "weekly", _("every Monday there is something new")
    NEVER = "never", _("no letters")

    def is_due(self, day):
        """Whether a letter may go this day."""
        return self == Interval.DAILY or (self == Interval.WEEKLY and day.isoweekday() == 1)

    def period(self, day):
        """What the day belongs to: a search says its news at most once in it."""
        return f"{day:%G-W%V}" if self == Interval.WEEKLY else f"{day:%Y-%m-%d}"


MOST_KEPT = 50  # searches of one person
SETTLING = timedelta(minutes=5)  # what is shown during these may not be committed yet: it waits for the next letter
