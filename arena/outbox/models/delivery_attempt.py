from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from arena.outbox.models.outbound_letter import OutboundLetter
from arena.outbox.states import Phase, Reason


class DeliveryAttempt(models.Model):
    """What happened once to a letter. Rows are only ever added; a trigger sees to it."""

    letter = models.ForeignKey(OutboundLetter, on_delete=models.PROTECT, related_name="attempts")
    fence = models.PositiveIntegerField()  # which claim of the letter this was
    phase = models.CharField(_("how far it came"), max_length=12, choices=Phase)
    code = models.CharField(_("answer"), max_length=20, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), db_default=Now())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "fence", "phase"], name="delivery_attempt_once_per_phase"),
            models.CheckConstraint(condition=models.Q(phase__in=Phase.values), name="delivery_attempt_phase_is_known"),
        ]

    def __str__(self):
        return f"{self.get_phase_display()} {self.code}".strip()
