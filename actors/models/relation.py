from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.querysets import ActorRelationQuerySet
from actors.states import RelationKind
from arena.shared.fields import PartialDateField


class ActorRelation(models.Model):
    """How one organisation stands to another; one that has no page of its own is named in words."""

    from_actor = models.ForeignKey(Actor, on_delete=models.CASCADE, null=True, blank=True, related_name="relations")
    from_name = models.CharField(_("name of an organisation without a page"), max_length=160, blank=True)
    kind = models.CharField(_("relation"), max_length=12, choices=RelationKind)
    to_actor = models.ForeignKey(Actor, on_delete=models.CASCADE, null=True, blank=True, related_name="relations_to_it")
    to_name = models.CharField(_("name of an organisation without a page"), max_length=160, blank=True)
    valid_from = PartialDateField(_("from"), blank=True)
    valid_to = PartialDateField(_("to"), blank=True)
    source = models.TextField(_("source"), blank=True)

    objects = ActorRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.CheckConstraint(
                condition=Q(from_actor=None, from_name__gt="") | Q(from_actor__isnull=False, from_name=""),
                name="actorrelation_from_actor_or_name",
            ),
            models.CheckConstraint(
                condition=Q(to_actor=None, to_name__gt="") | Q(to_actor__isnull=False, to_name=""),
                name="actorrelation_to_actor_or_name",
            ),
            models.CheckConstraint(
                condition=Q(from_actor__isnull=False) | Q(to_actor__isnull=False),
                name="actorrelation_has_an_actor",
            ),
            models.CheckConstraint(condition=~Q(from_actor=F("to_actor")), name="actorrelation_not_to_itself"),
            models.UniqueConstraint(
                fields=["from_actor", "from_name", "kind", "to_actor", "to_name"],
                nulls_distinct=False,
                name="actorrelation_said_once",
            ),
        ]

    def __str__(self):
        return f"{self.from_actor or self.from_name} {self.get_kind_display()} {self.to_actor or self.to_name}"

    def other_than(self, actor):
        """The actor at the other end, or None where it is only named."""
        return self.to_actor if self.from_actor_id == actor.pk else self.from_actor

    def other_name(self, actor):
        return self.to_name if self.from_actor_id == actor.pk else self.from_name
