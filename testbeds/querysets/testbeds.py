"""Who may read which testbed and which request to test."""

from django.db import models
from django.db.models import Q

from actors.searching import SearchableQuerySet
from testbeds.evaluation_states import BedState


class TestbedQuerySet(SearchableQuerySet):
    name_order = "name_key"

    def public(self):
        """What everybody may read; a paused one keeps its page, and one that closed too."""
        return self.exclude(state=BedState.DRAFT)

    def listed(self):
        return self.filter(state=BedState.PUBLISHED)

    def visible_to(self, user):
        """Shown ones; drafts to members of the host and to staff."""
        if not user.is_authenticated:
            return self.public()
        if user.is_staff:
            return self.all()
        own = list(user.roles)
        return self.filter(~Q(state=BedState.DRAFT) | Q(host__in=own))


class TestRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The two sides, the host's and the supplier's members, and staff."""
        if not user.is_authenticated:
            return self.none()
        if user.is_staff:
            return self.all()
        own = list(user.roles)
        return self.filter(Q(testbed__host__in=own) | Q(offering__actor__in=own))
