from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.querysets import CareNeedQuerySet

KEPT = timedelta(days=14)  # after the end of the event


class CareNeed(models.Model):
    """Dietary and access needs, which may say something about health: read by the host alone, gone 14 days after.

    No history follows this table, no export names it, and search does not reach it.
    """

    participant = models.OneToOneField("events.Participant", on_delete=models.CASCADE, related_name="care_need")
    dietary = models.CharField(_("dietary needs"), max_length=300, blank=True)
    access = models.CharField(_("access needs"), max_length=300, blank=True)

    objects = CareNeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("dietary and access needs")
        verbose_name_plural = _("dietary and access needs")

    def __str__(self):
        return str(self.participant_id)


class Purge(models.Model):
    """That sensitive answers were deleted: of which event, how many and when, and nothing of what they said."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="purges")
    number = models.PositiveIntegerField(_("deleted answers"))
    created_at = models.DateTimeField(_("deleted"), auto_now_add=True)

    class Meta:
        verbose_name = _("purge")
        verbose_name_plural = _("purges")

    def __str__(self):
        return f"{self.event}: {self.number}"
