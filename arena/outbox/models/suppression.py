from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from arena.outbox.querysets import SuppressionQuerySet
from arena.outbox.states import Silence, Stream


class Suppression(models.Model):
    """Letters that an address no longer gets: of one stream or of all, about one thing or about everything.

    The address is known by its keyed hash (`arena.shared.addresses.address_key`). Rows are ended, not removed, so that
    they are the history too. `stream` and `scope` are empty where they mean all.
    """

    address_key = models.CharField(max_length=64, editable=False)
    stream = models.CharField(_("stream"), max_length=10, choices=Stream, blank=True)
    scope = models.CharField(max_length=60, blank=True)
    why = models.CharField(_("why"), max_length=14, choices=Silence)
    since = models.DateTimeField(_("since"), db_default=Now())
    until = models.DateTimeField(_("until"), null=True, blank=True)  # None: until it is lifted
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # of the staff; nobody where it ended by itself, or its owner chose
    letter = models.ForeignKey(
        "outbox.OutboundLetter", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )  # that it came from

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["address_key"], name="suppression_by_address")]
        constraints = [
            models.UniqueConstraint(
                fields=["address_key", "stream", "scope"],
                condition=Q(lifted_at=None),
                name="suppression_stands_once",
            ),
            models.CheckConstraint(condition=Q(why__in=Silence.values), name="suppression_reason_is_known"),
            models.CheckConstraint(
                condition=Q(why=Silence.UNSUBSCRIBED, stream__in=Stream.can_be_ended())
                | (~Q(why=Silence.UNSUBSCRIBED) & Q(stream="", scope="")),
                name="suppression_covers_what_its_reason_can",
            ),
        ]

    def __str__(self):
        return f"{self.get_why_display()}: {self.get_stream_display()} {self.scope}".strip()

    def covers(self, letter):
        """Whether it keeps back this letter. The last word asks the same once more, in its own statement."""
        return self.stream in ("", letter.stream) and self.scope in ("", letter.scope)
