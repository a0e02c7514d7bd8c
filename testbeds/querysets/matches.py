from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from actors.states import ActorState, OfferingState
from testbeds.querysets.needs import in_arena
from testbeds.states import MatchState

ANSWER_WITHIN = timedelta(days=14)  # an owner answers a supplier that has declared interest


class MatchQuerySet(models.QuerySet):
    def matching(self):
        """Those that fail no hard condition."""
        return self.filter(fails=[])

    def near(self):
        return self.exclude(fails=[])

    def best_first(self):
        """By points, then by evidence, then by name; the order of rows has no part in it."""
        return self.order_by("-score", "-evidence_level", "offering__name_key", "offering__slug")

    def waiting_for_staff(self):
        """Interest in documented needs, which only staff can answer, and what an owner has not answered for two weeks.

        Of needs that staff read without being let in.
        """
        shown = self.filter(state=MatchState.INTERESTED, interest__isnull=False, need__published_at__isnull=False)
        overdue = Q(interest__at__lte=timezone.now() - ANSWER_WITHIN)
        return shown.filter(Q(need__owner=None) | overdue).order_by("interest__at", "pk")

    def visible_to(self, user):
        """Of needs that the person may read, with offerings that are shown; what is near only within the arena.

        The supplier sees its own offerings whatever their state, and only for needs that it may read.
        """
        readable = apps.get_model("testbeds.Need").objects.visible_to(user).values("pk")
        shown = Q(offering__state__in=OfferingState.public(), offering__actor__state__in=ActorState.public())
        found = self.filter(need__in=readable)
        if not user.is_authenticated:
            return found.filter(shown, fails=[])
        own = Q(offering__actor__in=list(user.roles))
        return found.filter(shown & (Q(fails=[]) | Q(in_arena(user))) | own)
