"""Sentences about many rows of the registry. Who may see what is said here, once, for every page, feed and letter."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from actors.searching import SearchableQuerySet
from actors.states import ActorState, MembershipState, OfferingState, ProposalState, Role


class TermQuerySet(models.QuerySet):
    def of(self, vocabulary):
        """The terms of one vocabulary, in the order of their codes."""
        return self.filter(vocabulary=vocabulary)

    def active(self):
        return self.filter(is_active=True)


class ActorQuerySet(SearchableQuerySet):
    def public(self):
        return self.filter(state__in=ActorState.public())

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

    def without_manager(self):
        """Actors that nobody speaks for."""
        managed = models.Exists(
            self.model.memberships.rel.related_model.objects.in_force().filter(
                actor=models.OuterRef("pk"), role=Role.MANAGER
            )
        )
        return self.filter(~managed)


class OfferingQuerySet(SearchableQuerySet):
    def public(self):
        return self.filter(state__in=OfferingState.public(), actor__state__in=ActorState.public())

    def visible_to(self, user):
        """What is public, what the person's actors own, and for staff everything, drafts included."""
        public = Q(state__in=OfferingState.public(), actor__state__in=ActorState.public())
        if not user.is_authenticated:
            return self.filter(public)
        if user.is_staff:
            return self.all()
        return self.filter(public | Q(actor__in=user.roles))

    def waiting_for_review(self):
        return self.filter(state=OfferingState.IN_REVIEW)


class ActorCompetenceQuerySet(models.QuerySet):
    def standing(self):
        """What actors that everybody sees say today; one that has ended has no competence left to ask for."""
        return self.filter(actor__state__in=set(ActorState.public()) - set(ActorState.over()))


class ActorRelationQuerySet(models.QuerySet):
    def of(self, actor):
        """Those with the actor at either end."""
        return self.filter(Q(from_actor=actor) | Q(to_actor=actor))


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ProposalState.OPEN).order_by("created_at", "pk")


class MembershipQuerySet(models.QuerySet):
    def in_force(self):
        """Active and not past its last day."""
        unexpired = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(unexpired, state=MembershipState.ACTIVE)

    def managers(self):
        return self.filter(role=Role.MANAGER)

    def undecided(self):
        """Asked for or offered, with time left to answer."""
        return self.filter(state__in=MembershipState.undecided(), expires_at__gt=timezone.now())

    def requests(self):
        return self.undecided().filter(state=MembershipState.REQUESTED)

    def invitations(self):
        return self.undecided().filter(state=MembershipState.INVITED)

    def of_person(self, user):
        """The person's own, and the invitations to addresses that they have confirmed."""
        addresses = user.emailaddress_set.filter(verified=True).values("email")
        return self.filter(Q(user=user) | Q(user=None, email__in=addresses))

    def let_lapse(self):
        """Close what nobody answered in time, and forget the invited addresses."""
        overdue = self.filter(state__in=MembershipState.undecided(), expires_at__lte=timezone.now())
        return overdue.update(state=MembershipState.EXPIRED, email="")
