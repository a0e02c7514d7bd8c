from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class ProgrammeItem(models.Model):
    """A part of an event, with a pool of its own where one signs up for it."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="programme")
    title_sv = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    text_sv = models.TextField(_("text"), max_length=2000, blank=True)
    text_en = models.TextField(_("text in English"), max_length=2000, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    room = models.CharField(_("room"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="programme_item_ends_after_it_starts",
                violation_error_message=_("The item must end after it starts."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        return (get_language() == "en" and self.title_en) or self.title_sv
