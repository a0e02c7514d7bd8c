from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from arena.outbox.models.outbound_letter import OutboundLetter


class Bounce(models.Model):
    """A letter that came back: once for each letter and kind of return. Rows are only ever added."""

    letter = models.ForeignKey(OutboundLetter, on_delete=models.CASCADE, related_name="bounces")
    address_key = models.CharField(max_length=64, editable=False)
    is_permanent = models.BooleanField(_("for good"))
    code = models.CharField(_("answer"), max_length=20, blank=True)  # figures, never words
    at = models.DateTimeField(_("when"), db_default=Now())

    class Meta:
        verbose_name = _("returned letter")
        verbose_name_plural = _("returned letters")
        ordering = ["pk"]
        indexes = [models.Index(fields=["address_key", "at"], name="bounce_by_address")]
        constraints = [models.UniqueConstraint(fields=["letter", "is_permanent"], name="bounce_once_per_letter")]

    def __str__(self):
        return self.code
