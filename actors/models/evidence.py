from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actors.models.documented import HAS_DOCUMENT, Documented
from actors.models.offering import Offering
from actors.trust import HIGHEST_LEVEL, EvidenceKind, Level

FIRST_YEAR, LAST_YEAR = 1980, 2100


def within_its_kind():
    """No kind of evidence stands on a level that it cannot carry."""
    allowed = Q()
    for kind, level in HIGHEST_LEVEL.items():
        allowed |= Q(kind=kind, level__lte=level)
    return allowed


class Evidence(Documented):
    """What somebody has found out about an offering, who it was, and how much it can show."""

    offering = models.ForeignKey(
        Offering, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("offering")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=EvidenceKind)
    title = models.CharField(_("title"), max_length=200)
    author = models.CharField(_("who says it"), max_length=160)
    design = models.CharField(_("method"), max_length=200, blank=True)
    participants = models.PositiveIntegerField(_("number of participants (n)"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.TOLD)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-level", "-year", "title"]
        constraints = [
            models.CheckConstraint(condition=within_its_kind(), name="evidence_level_within_its_kind"),
            models.CheckConstraint(
                condition=Q(level__lt=Level.DESCRIBED) | HAS_DOCUMENT, name="evidence_can_be_read_from_level_1"
            ),
            models.CheckConstraint(
                condition=Q(level__lt=Level.MEASURED)
                | (~Q(design="") & Q(participants__isnull=False, participants__gte=1)),
                name="evidence_says_method_and_number_from_level_2",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="evidence_year_is_of_our_time"
            ),
        ]

    def __str__(self):
        return self.title
