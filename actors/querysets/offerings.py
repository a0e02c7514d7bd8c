"""Offerings, what they comply with and who uses them."""

from django.db import models
from django.db.models import Q

from actors.ages import PUBLISHED, REST_AFTER, AgeingQuerySet
from actors.searching import SearchableQuerySet
from actors.states import (
    ActorState,
    OfferingState,
    OfferingType,
    Role,
    Vocabulary,
)
from actors.trust import DeploymentState, Stage


class OfferingQuerySet(AgeingQuerySet, SearchableQuerySet):
    paths_to_managers = ("actor", "actor__part_of")

    def public(self):
        """What lists, counts and feeds show; see `visible_to` for what else can be read at its own address."""
        return self.filter(state__in=OfferingState.public(), actor__state__in=ActorState.public())

    def not_public(self):
        return self.exclude(state__in=OfferingState.public(), actor__state__in=ActorState.public())

    def living(self):
        """Of an actor that is shown and not over."""
        return self.filter(actor__state__in=ActorState.living())

    def managed_by(self, user):
        return self.filter(actor__in=[pk for pk, role in user.roles.items() if role == Role.MANAGER])

    def for_matching(self):
        """What a need may be matched with: offering and actor are shown, and both confirmed within fifteen months."""
        actors = self.model.actor.field.related_model.objects.filter(PUBLISHED).confirmed_within(REST_AFTER)
        return self.filter(PUBLISHED, actor__in=actors).confirmed_within(REST_AFTER)

    def visible_to(self, user):
        """What is public, what the person's actors own, and for staff everything, drafts included.

        What rests since nobody confirmed it is in no list, and stays readable at its address.
        """
        is_shown = Q(state__in=OfferingState.public()) | Q(lapsed_at__isnull=False)
        public = Q(is_shown, actor__state__in=ActorState.public())
        if not user.is_authenticated:
            return self.filter(public)
        if user.is_staff:
            return self.all()
        return self.filter(public | Q(actor__in=user.roles) & ~Q(state=OfferingState.DISCARDED))

    def waiting_for_review(self):
        return self.filter(state=OfferingState.IN_REVIEW)

    def shared_national(self):
        """What every region and municipality can use already."""
        return self.public().filter(offering_type=OfferingType.NATIONAL_SERVICE).exclude(state=OfferingState.RETIRED)

    def in_areas(self, codes):
        return self.filter(terms__in=codes, terms__vocabulary=Vocabulary.AREA).distinct()


class ComplianceClaimQuerySet(models.QuerySet):
    def waiting(self):
        """What suppliers have asked the staff to confirm, on pages that are shown; the oldest question first."""
        shown = self.filter(offering__state__in=OfferingState.public(), offering__actor__state__in=ActorState.public())
        return shown.filter(asked_at__isnull=False).order_by("asked_at", "pk")

    def running_out(self, today, *, within):
        """Of offerings that are shown: those whose last day comes soon and has not passed."""
        shown = self.filter(offering__state=OfferingState.PUBLISHED, offering__actor__state__in=ActorState.public())
        return shown.filter(valid_until__range=(today, today + within))


class DeploymentQuerySet(models.QuerySet):
    def shown(self):
        """What stands on the pages of both sides, when both are public."""
        both = Q(offering__state__in=OfferingState.public(), actor__state__in=ActorState.public())
        return self.filter(both, state__in=DeploymentState.shown(), offering__actor__state__in=ActorState.public())

    def visible_to(self, user):
        """What is shown; to the two sides and the staff also what only one side has said."""
        if not user.is_authenticated:
            return self.shown()
        if user.is_staff:
            return self.all()
        mine = Q(actor__in=user.roles) | Q(offering__actor__in=user.roles)
        return self.filter(mine | Q(pk__in=self.shown().values("pk")))

    def waiting_for(self, actors):
        """What suppliers and public sources say that these organisations use, and they have not answered."""
        return self.filter(actor__in=actors, state__in=[DeploymentState.PROPOSED, DeploymentState.SOURCED])

    def of_actor(self, actor):
        """Its own, and those of its units."""
        return self.filter(Q(actor=actor) | Q(actor__part_of=actor))

    def with_both_sides(self):
        return self.select_related("offering__actor", "actor__municipality", "care_setting", "version")

    def in_use_first(self):
        """What runs before what is over, the county before others, then by name."""
        return self.annotate(
            is_over=models.Case(models.When(stage=Stage.ENDED, then=1), default=0),
            is_far=models.Case(models.When(actor__municipality=None, then=1), default=0),
        ).order_by("is_over", "is_far", "actor__name_key", "created_at")
