from django.db import models
from django.utils.translation import gettext_lazy as _

ELSEWHERE = "elsewhere"  # stands for a municipality where the seat is said to be outside the county


class Municipality(models.Model):
    """One of the county's twelve municipalities, by the four-character code of Statistics Sweden."""

    scb_code = models.CharField(_("municipality code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    official_name = models.CharField(_("official name"), max_length=80)
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    population_on = models.DateField(_("inhabitants counted on"), null=True, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=7, decimal_places=4, null=True, blank=True)
    source = models.TextField(_("source"), blank=True)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["scb_code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scb_code__regex=r"^08[0-9]{2}$"), name="municipality_scb_code_is_in_county_08"
            ),
        ]

    def __str__(self):
        return self.name
