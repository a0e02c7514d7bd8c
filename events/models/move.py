from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EventMove(models.Model):
    """What stood before a revision: the former time and place, kept for letters, calendars and search engines."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="moves")
    revision = models.PositiveIntegerField(_("revision"))  # the one that it led to
    starts_at = models.DateTimeField(_("started"))
    ends_at = models.DateTimeField(_("ended"), null=True, blank=True)
    mode = models.CharField(_("form"), max_length=6)
    place = models.CharField(_("place"), max_length=220, blank=True)
    venue = models.ForeignKey(
        "events.Venue", on_delete=models.SET_NULL, null=True, blank=True, verbose_name=_("venue"), related_name="+"
    )
    room = models.CharField(_("room"), max_length=80, blank=True)
    took_along = models.BooleanField(_("programme and deadlines moved as far"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("moved"), auto_now_add=True)

    class Meta:
        verbose_name = _("move of an event")
        verbose_name_plural = _("moves of events")
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["event", "revision"], name="event_move_one_per_revision")]

    def __str__(self):
        return f"{self.event} ({self.revision})"
