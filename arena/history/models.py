import pghistory.models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from arena.history.querysets import DeedQuerySet, EntryQuerySet
from arena.history.states import Act, Channel


class Deed(pghistory.models.Context):
    """Everything done in one go: one request, one task, one command. Its metadata say who, by what and which way."""

    objects = DeedQuerySet.as_manager()

    class Meta:
        proxy = True

    @property
    def place(self):
        """Where it stands among all deeds, for the address of the page that begins after it."""
        return f"{self.created_at.isoformat()}~{self.pk}"

    @property
    def user_id(self):
        return self.metadata.get("user")

    @property
    def act(self):
        """The page, the task or the command, by its name in the code."""
        return self.metadata.get("act", "")

    @property
    def channel(self):
        return Channel(self.metadata.get("channel", Channel.DATABASE))

    @property
    def reason(self):
        return self.metadata.get("reason", "")


class Entry(models.Model):
    """One row as it was before and after a change. Database triggers write it; the running portal never changes it."""

    at = models.DateTimeField(_("when"), db_default=Now())
    act = models.CharField(_("what"), max_length=10, choices=Act)
    kind = models.CharField(_("of what kind"), max_length=63)  # the name of the table
    key = models.CharField(_("key"), max_length=64, blank=True)
    about = ArrayField(models.TextField())  # “table:key” of the row itself, and of the rows that it points to
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    context = models.ForeignKey(Deed, on_delete=models.DO_NOTHING, db_constraint=False, related_name="entries")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        ordering = ["pk"]
        indexes = [
            GinIndex(fields=["about"], name="entry_about"),
            models.Index(fields=["kind", "-id"], name="entry_kind"),
        ]
        constraints = [models.CheckConstraint(condition=models.Q(act__in=Act.values), name="entry_act_is_known")]

    def __str__(self):
        return f"{self.kind}:{self.key} {self.act}"


class Erasure(models.Model):
    """That a person was erased: keys only, so that a restored backup can be made to forget them again."""

    person = models.BigIntegerField(_("person"), unique=True)
    erased_at = models.DateTimeField(_("erased"), db_default=Now())

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["pk"]

    def __str__(self):
        return str(self.person)
