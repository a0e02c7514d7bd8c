"""How long a fact is believed that nobody confirms; in days, so that no month is longer than another."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from actors.states import ActorState

ASK_AFTER = timedelta(days=365)  # twelve months: from now on the page says so, and the managers are asked
REST_AFTER = timedelta(days=456)  # fifteen months: the review was missed
ASKED_FOR_AT_LEAST = timedelta(days=30)  # nothing rests before somebody has had this long to answer
ASK_EVERY = timedelta(days=31)  # as long as the longest month, so that no month holds two letters

PUBLISHED = Q(state=ActorState.PUBLISHED)  # the same word for an offering


class AgeingQuerySet(models.QuerySet):
    """Facts that somebody confirms now and then. Where nobody has, they are as old as their coming here."""

    paths_to_managers = ()  # from the row to the actors whose managers speak for it

    def not_confirmed_for(self, age):
        limit = timezone.now() - age
        return self.filter(Q(confirmed_at__lte=limit) | Q(confirmed_at=None, created_at__lte=limit))

    def confirmed_within(self, age):
        limit = timezone.now() - age
        return self.filter(Q(confirmed_at__gt=limit) | Q(confirmed_at=None, created_at__gt=limit))

    def to_confirm(self):
        """What its managers are asked about: shown and a year old, or at rest since they never answered."""
        return self.living().filter(PUBLISHED | Q(lapsed_at__isnull=False)).not_confirmed_for(ASK_AFTER)

    def to_ask_about(self):
        """The letter names what is shown, and once more what has begun to rest; then it is silent."""
        lately = timezone.now() - ASK_EVERY
        return self.to_confirm().filter(Q(lapsed_at=None) | Q(lapsed_at__gt=lately))

    def overdue(self):
        """Not confirmed for fifteen months, though somebody who still can was asked in good time."""
        patience = timezone.now() - ASKED_FOR_AT_LEAST
        spoken_for = Q()
        for path in self.paths_to_managers:
            spoken_for |= Q(_managed_since(patience, path))
        return self.filter(PUBLISHED, spoken_for, asked_at__lte=patience).not_confirmed_for(REST_AFTER)


def _managed_since(moment, actor):
    """Somebody has been a manager of the actor all the while, and can still sign in."""
    managers = apps.get_model("actors.Membership").objects.in_force().managers()
    return models.Exists(managers.filter(actor=models.OuterRef(actor), created_at__lte=moment))
