from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """Events that belong together, each with its own page, seats and calendar entry: one date can move alone."""

    title = models.CharField(_("title"), max_length=160)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self):
        return self.title
