"""Sentences about many rows of the registry. Who may see what is said here, once, for every page, feed and letter."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from actors.states import ActorState, MembershipState, OfferingState, Role


class TermQuerySet(models.QuerySet):
    def of(self, vocabulary):
        """The terms of one vocabulary, in the order of their codes."""
        return self.filter(vocabulary=vocabulary)

    def active(self):
        return self.filter(is_active=True)


class ActorQuerySet(models.QuerySet):
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

    def without_manager(self):
        """Actors that nobody speaks for."""
        managed = models.Exists(
            self.model.memberships.rel.related_model.objects.in_force().filter(
                actor=models.OuterRef("pk"), role=Role.MANAGER
            )
        )
        return self.filter(~managed)


class OfferingQuerySet(models.QuerySet):
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


class MembershipQuerySet(models.QuerySet):
    def in_force(self):
        """Active and not past its last day."""
        unexpired = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(unexpired, state=MembershipState.ACTIVE)

    def managers(self):
        return self.filter(role=Role.MANAGER)
