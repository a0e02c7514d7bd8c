"""Which adoption decisions count and are told, and which follow-ups wait for an answer."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from actors.states import ActorState

REMIND_AFTER = timedelta(days=30)
SILENT_AFTER = timedelta(days=60)


class AdoptionDecisionQuerySet(models.QuerySet):
    def standing(self):
        """Not replaced by a later one of the same organisation."""
        return self.filter(replaced_at=None)

    def told(self):
        """Those that everybody reads: by organisations that are shown in the registry."""
        return self.filter(actor__state__in=ActorState.public())


class AdoptionFollowUpQuerySet(models.QuerySet):
    def open(self):
        """Due, not answered, and about a decision that still counts."""
        due = self.filter(answered_at=None, due_on__lte=timezone.localdate())
        return due.filter(decision__replaced_at=None)

    def to_ask(self):
        return self.open().filter(asked_at=None)

    def to_remind(self):
        """Asked a month ago, and reminded of it never."""
        return self.open().filter(asked_at__lte=timezone.now() - REMIND_AFTER, reminded_at=None)

    def silent(self):
        """Unanswered for so long that readers are told."""
        return self.open().filter(due_on__lt=timezone.localdate() - SILENT_AFTER)

    def to_call_about(self):
        """Reminded in vain: while readers are not told so, the staff can ask in another way."""
        return self.open().filter(reminded_at__isnull=False, due_on__gte=timezone.localdate() - SILENT_AFTER)
