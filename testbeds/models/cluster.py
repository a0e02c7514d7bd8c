from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from arena.shared.fields import swedish_key
from testbeds.models.need import Need
from testbeds.models.stepped import Stepped
from testbeds.querysets import ClusterMemberQuerySet, ClusterQuerySet
from testbeds.states import NeedState


class NeedCluster(Stepped, models.Model):
    """Needs that say the same thing, under one statement; every original stays as it was written.

    Whoever may read none of its needs does not see it, and its numbers count only the needs that the reader may read.
    """

    OPEN, DISSOLVED = "open", "dissolved"
    leads_to = {OPEN: {DISSOLVED}}

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(
        _("state"), max_length=10, choices=[(OPEN, _("open cluster")), (DISSOLVED, _("dissolved"))], default=OPEN
    )
    title_sv = models.CharField(_("the common need in one line"), max_length=120)
    title_en = models.CharField(_("the same line in English"), max_length=120, blank=True)
    name_key = swedish_key("title_sv")
    statement_sv = models.TextField(_("the common statement"), max_length=1500)
    statement_en = models.TextField(_("the common statement in English"), max_length=1500, blank=True)
    needs = models.ManyToManyField(Need, through="ClusterMember", related_name="clusters")
    is_example = models.BooleanField(_("example, not a real cluster"), default=False)
    dissolved_at = models.DateTimeField(_("dissolved"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ClusterQuerySet.as_manager()

    class Meta:
        verbose_name = _("cluster of needs")
        verbose_name_plural = _("clusters of needs")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", dissolved_at=None) | Q(state="dissolved", dissolved_at__isnull=False),
                name="needcluster_dissolved_says_when",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("needs:cluster", args=[self.slug])

    @property
    def is_open(self):
        return self.state == self.OPEN

    @property
    def title(self):
        return (get_language() == "en" and self.title_en) or self.title_sv

    @property
    def statement(self):
        return (get_language() == "en" and self.statement_en) or self.statement_sv


class ClusterMember(models.Model):
    """A need in a cluster, and where it stood before, so that taking it out puts it back."""

    cluster = models.ForeignKey(NeedCluster, on_delete=models.CASCADE, related_name="members")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="memberships")
    state_before = models.CharField(_("state before"), max_length=12, choices=NeedState)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = ClusterMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("need in a cluster")
        verbose_name_plural = _("needs in clusters")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(until=None), name="clustermember_need_in_one_cluster_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state_before__in=[NeedState.CONFIRMED, NeedState.PUBLISHED]),
                name="clustermember_stood_confirmed_or_published",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="clustermember_leaves_after_joining"
            ),
        ]

    def __str__(self):
        return f"{self.cluster}: {self.need}"
