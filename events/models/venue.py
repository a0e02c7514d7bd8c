from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from arena.shared.fields import swedish_key


class Venue(models.Model):
    """A place where events are held, with what a visitor must know to get in, find the way and take part."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    name_key = swedish_key("name")
    address = models.CharField(_("street address"), max_length=200, blank=True)
    municipality = models.ForeignKey(
        "actors.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("municipality"),
        related_name="venues",
    )  # None: outside the county, or not known
    accessibility_sv = models.TextField(_("accessibility"), max_length=2000, blank=True)
    accessibility_en = models.TextField(_("accessibility, in English"), max_length=2000, blank=True)
    directions_sv = models.TextField(_("how to get there"), max_length=2000, blank=True)
    directions_en = models.TextField(_("how to get there, in English"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name_key"]

    def __str__(self):
        return self.name

    @property
    def accessibility(self):
        return (get_language() == "en" and self.accessibility_en) or self.accessibility_sv
