from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.states import PoolKind


class Attendance(models.Model):
    """That a participant was there, or was not: who marked it, and the minutes where they differ from the whole."""

    participant = models.OneToOneField("events.Participant", on_delete=models.PROTECT, related_name="attendance")
    was_there = models.BooleanField(_("was there"))
    how = models.CharField(_("where"), max_length=6, choices=PoolKind, blank=True)  # in the room or online
    minutes = models.PositiveSmallIntegerField(_("minutes, if not the whole"), null=True, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    marked_at = models.DateTimeField(_("marked"), auto_now=True)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(was_there=True) | models.Q(minutes=None), name="attendance_absent_has_no_minutes"
            ),
        ]

    def __str__(self):
        return str(self.participant)
