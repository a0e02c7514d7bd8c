from django.db import models
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.term import Term
from actors.states import Stance, Vocabulary


class ActorCompetence(models.Model):
    """A competence that an actor says it has, is building up or is looking for."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="competences")
    term = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Vocabulary.COMPETENCE},
        related_name="actor_competences",
        verbose_name=_("competence"),
    )
    stance = models.CharField(_("stance"), max_length=8, choices=Stance, default=Stance.HAS)

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "term"], name="actorcompetence_one_stance_per_term"),
        ]

    def __str__(self):
        return f"{self.actor} {self.get_stance_display()} {self.term}"
