from django.apps import apps
from django.db import models
from django.utils import timezone

from testbeds.states import ResponseState, RoundState


class RoundQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state__in=RoundState.shown())

    def to_close(self):
        """Still open although the last day to answer has passed, the longest overdue first."""
        overdue = self.filter(state=RoundState.OPEN, closes_on__lt=timezone.localdate(), is_example=False)
        return overdue.order_by("closes_on", "pk")

    def visible_to(self, user):
        """What has opened; to staff also what is planned."""
        return self.all() if user.is_authenticated and user.is_staff else self.shown()


class ResponseQuerySet(models.QuerySet):
    def silent(self):
        """Neither answered nor said that they abstain."""
        return self.filter(state__in=ResponseState.silent())

    def visible_to(self, user):
        rounds = apps.get_model("testbeds.InventoryRound").objects.visible_to(user)
        return self.filter(round__in=rounds.values("pk"))

    def waiting_for(self, actors):
        """What these organisations can still do something about: begin, go on, send in, approve."""
        undone = [*ResponseState.silent(), ResponseState.SUBMITTED]
        late = models.Q(round__state=RoundState.CLOSED) & ~models.Q(late_because="")
        in_time = models.Q(round__closes_on__gte=timezone.localdate()) | ~models.Q(late_because="")
        open_now = models.Q(round__state=RoundState.OPEN) & in_time
        return self.filter(open_now | late, actor__in=actors, state__in=undone)
