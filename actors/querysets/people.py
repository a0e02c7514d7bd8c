"""Who speaks for an actor, and who signs in."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from actors.hosts import host_of
from actors.states import (
    ActorState,
    MembershipState,
    ProposalState,
    Role,
)


class MembershipQuerySet(models.QuerySet):
    def in_force(self):
        """Active and not past its last day."""
        lasting = Q(last_day=None) | Q(last_day__gte=timezone.localdate())
        return self.filter(lasting, state=MembershipState.ACTIVE)

    def managers(self):
        """Of closed accounts nobody can expect an answer."""
        return self.filter(role=Role.MANAGER, user__is_active=True)

    def reaching(self, actor):
        """Its own, and for a unit those of its organisation, which count in the unit too."""
        return self.filter(actor__in=[key for key in (actor.pk, actor.part_of_id) if key])

    def managing(self, actor):
        return self.in_force().managers().reaching(actor)

    def told_about(self, actor):
        """The managers who get its letters: a unit's own, else those of its organisation."""
        managers = self.managing(actor).select_related("user").order_by("pk")
        own = [membership for membership in managers if membership.actor_id == actor.pk]
        return own or list(managers)

    def past_their_day(self):
        return self.filter(state=MembershipState.ACTIVE, last_day__lt=timezone.localdate())

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


class VerifiedDomainQuerySet(models.QuerySet):
    def matching(self, user):
        """Those of exactly the hosts where the person has a confirmed address."""
        addresses = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
        return self.filter(host__in={host_of(address) for address in addresses})

    def offered_to(self, user):
        """Whose actors the person could ask to join, because of a confirmed address and nothing else."""
        taken = user.memberships.filter(state__in=MembershipState.live()).values("actor")
        found = self.matching(user).filter(actor__state__in=ActorState.living())
        return found.exclude(actor__in=taken).exclude(actor__in=user.roles).select_related("actor")


class UserQuerySet(models.QuerySet):
    def administrators(self):
        return self.filter(is_administrator=True, is_active=True)

    def matching(self, words):
        """Whose name or address has all the words in it."""
        for word in words.split():
            self = self.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return self

    def living_first(self):
        """By name; the erased, who have none, at the end."""
        return self.order_by(models.F("erased_at").asc(nulls_first=True), "name", "email")

    def with_second_factor(self):
        """Annotated with whether each has one; recovery codes alone are none."""
        factors = self.model.authenticator_set.rel.related_model.objects.exclude(type="recovery_codes")
        return self.annotate(has_factor=models.Exists(factors.filter(user=models.OuterRef("pk"))))


class SignInQuerySet(models.QuerySet):
    def end(self):
        """Sign out there, with the next page that is asked for."""
        sessions = self.model.session.field.related_model.objects
        return sessions.filter(sign_in__in=self).delete()


class StaffProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ProposalState.OPEN)

    def for_another_than(self, administrator):
        """What the administrator may answer: not what they proposed themselves, nor what is about them."""
        own = Q(proposed_by=administrator) | Q(account=administrator)
        return self.open().exclude(own).select_related("account", "proposed_by")
