from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.querysets import MergeQuerySet


class Merge(models.Model):
    """One actor became part of another: who saw to it, when, why, and every row that went along.

    Rows are named by relation and key, never by content, so that an erased person leaves nothing here.
    """

    merged = models.OneToOneField(Actor, on_delete=models.PROTECT, related_name="merge", verbose_name=_("merged actor"))
    into = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="merges", verbose_name=_("merged into"))
    address = models.SlugField(_("address that the merged actor had"), max_length=80)
    moved = models.JSONField(_("what went along"))
    stayed = models.JSONField(_("what stayed, since the other has the same"))
    taken = models.JSONField(_("facts taken over"))  # the group of facts: the values before
    reason = models.TextField(_("reason"), max_length=1000)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(_("merged at"), default=timezone.now)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-done_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(merged=F("into")), name="merge_not_into_itself"),
        ]

    def __str__(self):
        return f"{self.merged} → {self.into}"
