from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.term import Term
from actors.querysets import ActorCompetenceQuerySet
from actors.states import Depth, People, Stance, Vocabulary
from arena.shared.fields import WebsiteField


class ActorCompetence(models.Model):
    """A competence that an actor or one of its units says it has, is building up or is looking for."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="competences")
    term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Vocabulary.COMPETENCE},
        related_name="actor_competences",
        verbose_name=_("competence"),
    )
    stance = models.CharField(_("stance"), max_length=8, choices=Stance, default=Stance.HAS)
    depth = models.PositiveSmallIntegerField(_("how well"), choices=Depth, null=True, blank=True)
    people = models.CharField(_("how many people"), max_length=8, choices=People, blank=True)
    evidence = models.TextField(_("what shows it"), max_length=400, blank=True)
    evidence_link = WebsiteField(_("link to what shows it"), blank=True)
    areas = models.ManyToManyField(
        Term,
        limit_choices_to={"vocabulary__in": [Vocabulary.AREA, Vocabulary.CARE]},
        blank=True,
        related_name="competences_in_area",
        verbose_name=_("areas and care settings"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = ActorCompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "term"], name="actorcompetence_one_stance_per_term"),
            models.CheckConstraint(
                condition=Q(depth=None) | Q(depth__range=(1, 3)), name="actorcompetence_depth_is_1_to_3"
            ),
            models.CheckConstraint(
                condition=Q(people__in=["", *People.values]), name="actorcompetence_people_is_a_band"
            ),
            models.CheckConstraint(
                condition=~Q(stance=Stance.SEEKING) | Q(depth=None, people="", evidence="", evidence_link=""),
                name="actorcompetence_sought_is_not_shown_to_be_there",
            ),
            models.CheckConstraint(
                condition=Q(evidence_link="") | Q(evidence_link__regex=r"^https?://"),
                name="actorcompetence_link_leads_to_the_web",
            ),
        ]

    def __str__(self):
        return f"{self.actor} {self.get_stance_display()} {self.term}"

    @property
    def is_detailed(self):
        """Whether more is said than the tick in its box."""
        return bool(self.depth or self.people or self.evidence or self.evidence_link or self.areas.all())

    @property
    def known_at(self):
        """When the actor last stood by it: by writing it, or by confirming everything it says."""
        moments = [moment for moment in (self.confirmed_at, self.actor.confirmed_at) if moment]
        return max(moments, default=None)

    def take_stance(self, stance):
        """Another stance from today; what is looked for is not there, and so nothing shows that it is."""
        self.stance, self.confirmed_at = stance, timezone.now()
        if stance == Stance.SEEKING:
            self.depth, self.people, self.evidence, self.evidence_link = None, "", "", ""
        self.save()
