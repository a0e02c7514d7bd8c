"""The vocabularies, and the competences that they name."""

from django.db import models
from django.db.models import Q

from actors.searching import SearchableQuerySet
from actors.states import (
    ActorState,
    Stance,
    Vocabulary,
)


class TermQuerySet(SearchableQuerySet):
    name_order = "label_sv"

    def public(self):
        return self.active()

    def not_public(self):
        return self.none()

    def visible_to(self, user):
        return self.active()

    def of(self, vocabulary):
        """The terms of one vocabulary, in the order of their codes."""
        return self.filter(vocabulary=vocabulary)

    def active(self):
        return self.filter(is_active=True)


class ActorCompetenceQuerySet(models.QuerySet):
    def standing(self):
        """What actors that everybody sees say today; one that has ended has no competence left to ask for."""
        return self.filter(actor__state__in=set(ActorState.public()) - set(ActorState.over()))

    def in_areas(self, codes):
        """In one of the e-health areas; a competence that names none counts in those that its actor works in."""
        named = self.model.areas.through.objects
        of_actor = self.model.actor.field.related_model.areas.through.objects.filter(term__in=codes)
        names_any = named.filter(actorcompetence=models.OuterRef("pk"), term__vocabulary=Vocabulary.AREA)
        return self.filter(
            Q(pk__in=named.filter(term__in=codes).values("actorcompetence"))
            | (~models.Exists(names_any) & Q(actor__in=of_actor.values("actor")))
        )

    def in_care(self, codes):
        """In one of the care settings; only the competence itself says so."""
        named = self.model.areas.through.objects.filter(term__in=codes)
        return self.filter(pk__in=named.values("actorcompetence"))

    def wanted_by_others(self, actor):
        """Who looks for what the actor has, those in the same areas first."""
        return self._counterparts(actor, Stance.HAS, [Stance.SEEKING])

    def offered_by_others(self, actor):
        """Who has or builds up what the actor looks for, those in the same areas first."""
        return self._counterparts(actor, Stance.SEEKING, [Stance.HAS, Stance.BUILDING])

    def _counterparts(self, actor, stance, theirs):
        own = self.filter(actor=actor, stance=stance)
        areas = {*actor.areas.values_list("pk", flat=True), *own.exclude(areas=None).values_list("areas", flat=True)}
        found = self.standing().filter(stance__in=theirs, term__in=own.order_by().values("term")).exclude(actor=actor)
        shared = models.Count("areas", filter=Q(areas__in=areas))
        return found.annotate(shared=shared).order_by("-shared", "term", "actor__name_key", "pk")
