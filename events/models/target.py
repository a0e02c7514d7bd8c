from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.states import Sector


class SeatTarget(models.Model):
    """How many of a sector, or of a municipality, the organiser hopes for; shown beside how many there are."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="targets")
    sector = models.CharField(_("sector"), max_length=13, choices=Sector, blank=True)
    municipality = models.ForeignKey(
        "actors.Municipality", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("municipality")
    )
    at_least = models.PositiveSmallIntegerField(_("at least"))

    class Meta:
        verbose_name = _("target for participants")
        verbose_name_plural = _("targets for participants")
        constraints = [
            models.CheckConstraint(
                condition=Q(sector="", municipality__isnull=False) | Q(sector__gt="", municipality=None),
                name="seat_target_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["event", "sector", "municipality"], nulls_distinct=False, name="seat_target_once"
            ),
        ]

    def __str__(self):
        return f"{self.get_sector_display() or self.municipality}: {self.at_least}"
