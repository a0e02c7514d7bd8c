from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Assignment(models.Model):
    """That one of the staff deals with a row of a queue; it stays with the row, should that come back."""

    queue = models.CharField(_("queue"), max_length=40)
    row = models.CharField(_("row"), max_length=40)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("handled by")
    )
    taken_at = models.DateTimeField(_("taken"), default=timezone.now)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [models.UniqueConstraint(fields=["queue", "row"], name="assignment_one_per_row")]

    def __str__(self):
        return f"{self.queue} {self.row}: {self.taken_by}"
