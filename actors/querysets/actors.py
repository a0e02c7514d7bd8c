"""Actors, and what is said about them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from actors.ages import AgeingQuerySet
from actors.searching import SearchableQuerySet
from actors.states import (
    ActorState,
    OfferingState,
    ProposalState,
    RelationKind,
    Role,
)


class ActorQuerySet(AgeingQuerySet, SearchableQuerySet):
    paths_to_managers = ("pk", "part_of")

    def public(self):
        return self.filter(state__in=ActorState.public())

    def not_public(self):
        return self.exclude(state__in=ActorState.public())

    def visible_to(self, user):
        """What is public, what the person is a member of, and for staff everything, drafts included."""
        if not user.is_authenticated:
            return self.public()
        if user.is_staff:
            return self.all()
        return self.filter(Q(state__in=ActorState.public()) | Q(pk__in=user.roles))

    def waiting_for_review(self):
        return self.filter(state=ActorState.SUBMITTED)

    def with_applicant(self):
        return self.filter(state__in=ActorState.with_applicant())

    def asking_for_help(self):
        """With drafts that their owner has opened to the project staff for some days."""
        drafts = Q(state__in=ActorState.with_applicant()) | Q(offerings__state__in=OfferingState.with_applicant())
        return self.filter(drafts, help_until__gt=timezone.now()).distinct()

    def written_by(self, user):
        """The actors whose facts the person may write."""
        return self.filter(pk__in=[pk for pk, role in user.roles.items() if role != Role.READER])

    def managed_by(self, user):
        return self.filter(pk__in=[pk for pk, role in user.roles.items() if role == Role.MANAGER])

    def with_drafts(self):
        """Fetched with everything that tells how far a draft has come."""
        fetched = self.select_related("actor_type")
        return fetched.prefetch_related("areas", "competences", "decisions", "offerings__terms", "offerings__decisions")

    def holding(self, number):
        """The actor that the organisation number belongs to, if there is one."""
        return self.filter(org_number=number, state__in=ActorState.holding_number())

    def named(self, name):
        """Not over or declined, and registered under the name in any case of letters."""
        gone = [*ActorState.over(), ActorState.DECLINED]
        return self.filter(legal_name__iexact=name).exclude(state__in=gone)

    def without_manager(self):
        """Actors that nobody speaks for; a unit is spoken for by its organisation too."""
        managers = self.model.memberships.rel.related_model.objects.in_force().managers()
        own = models.Exists(managers.filter(actor=models.OuterRef("pk")))
        above = models.Exists(managers.filter(actor=models.OuterRef("part_of")))
        return self.filter(~own, ~above)

    def living(self):
        return self.filter(state__in=ActorState.living())

    def decided_by_staff(self):
        """Those whose members the project staff decide about: nobody speaks for them, or staff have taken over."""
        in_custody = Q(custody_since__isnull=False) | Q(part_of__custody_since__isnull=False)
        return self.filter(in_custody | Q(pk__in=self.model.objects.without_manager().values("pk")))


class ActorRelationQuerySet(models.QuerySet):
    def of(self, actor):
        """Those with the actor at either end."""
        return self.filter(Q(from_actor=actor) | Q(to_actor=actor))


class MergeQuerySet(models.QuerySet):
    def behind(self, actor):
        """The merges that made the actor what it is, those of its predecessors included, the newest first."""
        links = {"merged__relations__to_actor": actor, "merged__relations__kind": RelationKind.SUCCEEDED_BY}
        return self.filter(**links, merged__state=ActorState.MERGED)


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ProposalState.OPEN).order_by("created_at", "pk")
