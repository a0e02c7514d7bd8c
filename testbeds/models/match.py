import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Offering, OfferingVersion
from testbeds.models.need import Need
from testbeds.models.stepped import Stepped
from testbeds.querysets import MatchQuerySet
from testbeds.states import MATCH_LEADS_TO, Condition, MatchState


class Match(Stepped, models.Model):
    """How well an offering answers a need, by the rule of `testbeds.matching`, and what people decided about it.

    The points belong to the rule, which writes them anew when facts change; the state belongs to people, and the rule
    leaves it alone. With something in `fails` the pair is near, but no match.
    """

    leads_to = MATCH_LEADS_TO

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="matches")
    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="matches")
    version = models.ForeignKey(OfferingVersion, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(_("state"), max_length=16, choices=MatchState, default=MatchState.SUGGESTED)
    score = models.PositiveSmallIntegerField(_("points of a hundred"))
    components = models.JSONField(_("points per component"))  # {"A": 0.65, …}; without those that do not apply
    found = models.JSONField(_("what met and what is missing"), default=dict)
    fails = ArrayField(
        models.CharField(max_length=10, choices=Condition), verbose_name=_("conditions it fails"), default=list
    )
    algorithm = models.CharField(_("version of the rule"), max_length=8)
    evidence_level = models.PositiveSmallIntegerField(_("level of evidence"), default=0)
    computed_at = models.DateTimeField(_("computed"), default=timezone.now)
    first_seen_at = models.DateTimeField(_("a match since"), null=True, blank=True)
    told_supplier_at = models.DateTimeField(_("the supplier told"), null=True, blank=True)
    told_owner_at = models.DateTimeField(_("the owner told"), null=True, blank=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        constraints = [
            models.UniqueConstraint(fields=["need", "offering"], name="match_once_per_pair"),
            models.CheckConstraint(condition=Q(score__range=(0, 100)), name="match_score_is_0_to_100"),
        ]

    def __str__(self):
        return f"{self.need} – {self.offering}"

    def get_absolute_url(self):
        return reverse("needs:match", args=[self.key])

    @property
    def is_near(self):
        """It lacks a hard condition."""
        return bool(self.fails)


class InterestNotice(models.Model):
    """The supplier's word that they want to help, and whether anything ties them to those who decide."""

    match = models.OneToOneField(Match, on_delete=models.CASCADE, related_name="interest")
    text = models.TextField(_("how you could help"), max_length=1500)
    evidence = models.TextField(_("what you can show"), max_length=600, blank=True)
    has_conflict = models.BooleanField(_("somebody with us has a tie to those who decide"))
    conflict = models.TextField(_("what the tie is"), max_length=600, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("declared"), default=timezone.now)

    class Meta:
        verbose_name = _("notice of interest")
        verbose_name_plural = _("notices of interest")
        constraints = [
            models.CheckConstraint(
                condition=Q(has_conflict=False) | ~Q(conflict=""), name="interestnotice_conflict_is_described"
            ),
        ]

    def __str__(self):
        return str(self.match)
