from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from testbeds.states import DialogueState


class DialogueQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state__in=DialogueState.shown())

    def to_close(self):
        """Whose time has come."""
        return self.filter(state=DialogueState.PUBLISHED, closes_at__lte=timezone.now())

    def visible_to(self, user):
        """Those published about what the person may read; before that its owner's members and the named reviewer."""
        needs = apps.get_model("testbeds.Need").objects.visible_to(user).values("pk")
        clusters = apps.get_model("testbeds.NeedCluster").objects.visible_to(user).values("pk")
        readable = Q(need__in=needs) | Q(cluster__in=clusters)
        shown = readable & Q(state__in=DialogueState.shown())
        if not user.is_authenticated:
            return self.filter(shown)
        mine = Q(owner__in=list(user.roles)) | Q(reviewer=user)
        return self.filter(shown | mine)
