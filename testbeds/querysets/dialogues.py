from django.apps import apps
from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Now

from testbeds.states import DialogueState


class DialogueQuerySet(models.QuerySet):
    def shown(self):
        return self.filter(state__in=DialogueState.shown())

    def drafts(self):
        return self.exclude(state__in=DialogueState.shown())

    def asked_something(self):
        """Open ones with a question from a supplier that waits for its answer."""
        return self.filter(
            state=DialogueState.PUBLISHED, enquiries__answered_at=None, enquiries__isnull=False
        ).distinct()

    def in_order(self):
        """Open ones first, the soonest to close before others; then what is over, the latest first."""
        soonest = Case(When(closes_at__gt=Now(), then="closes_at"))
        return self.order_by(soonest.asc(nulls_last=True), "-closes_at", "pk")

    def to_close(self):
        """Whose time has come, by the database's clock."""
        return self.filter(state=DialogueState.PUBLISHED, closes_at__lte=Now())

    def visible_to(self, user):
        """Those published about what the person may read; before that its owner's members, the reviewer among them."""
        needs = apps.get_model("testbeds.Need").objects.visible_to(user).values("pk")
        clusters = apps.get_model("testbeds.NeedCluster").objects.visible_to(user).values("pk")
        readable = Q(need__in=needs) | Q(cluster__in=clusters)
        shown = readable & Q(state__in=DialogueState.shown())
        if not user.is_authenticated:
            return self.filter(shown)
        return self.filter(shown | Q(owner__in=list(user.roles)))
