from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Project(models.Model):
    """What pays for an activity, with the sentence and the marks that its funders want to see beside it."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name_sv = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    funding_sv = models.TextField(_("funding statement"), max_length=400)
    funding_en = models.TextField(_("funding statement in English"), max_length=400, blank=True)
    shows_eu_mark = models.BooleanField(_("show the emblem of the European Union"), default=False)
    source = models.TextField(_("source"), blank=True)

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["name_sv"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_it_starts",
                violation_error_message=_("The project must end after it starts."),
            ),
            models.CheckConstraint(condition=~Q(funding_sv=""), name="project_says_who_pays"),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return (get_language() == "en" and self.name_en) or self.name_sv

    @property
    def funding(self):
        return (get_language() == "en" and self.funding_en) or self.funding_sv
