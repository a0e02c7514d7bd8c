from django.apps import apps
from django.db import models

from actors.states import MUNICIPALITY
from testbeds.states import ResponseState, RoundState


class RoundQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state__in=RoundState.shown())

    def visible_to(self, user):
        """What has opened; to staff also what is planned."""
        return self.all() if user.is_authenticated and user.is_staff else self.shown()


class ResponseQuerySet(models.QuerySet):
    def of_municipalities(self):
        """The denominator of every number of a round: the municipalities expected to answer, answer or not."""
        return self.filter(actor__actor_type=MUNICIPALITY, actor__part_of=None)

    def answered(self):
        return self.filter(state__in=ResponseState.answered())

    def silent(self):
        """Neither answered nor said that they abstain."""
        return self.filter(state__in=[ResponseState.NOT_STARTED, ResponseState.IN_PROGRESS])

    def visible_to(self, user):
        rounds = apps.get_model("testbeds.InventoryRound").objects.visible_to(user)
        return self.filter(round__in=rounds.values("pk"))
