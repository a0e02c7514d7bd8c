from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MatchWork(models.Model):
    """That the facts of a need or an offering have changed; of neither: the vocabulary, so that everything has.

    Triggers write it in the transaction that changes the facts. Plain numbers, since the row may be gone by then.
    """

    need = models.BigIntegerField(null=True, blank=True)
    offering = models.BigIntegerField(null=True, blank=True)
    noted_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(need=None) | Q(offering=None), name="matchwork_about_one_side")
        ]

    def __str__(self):
        return f"{self.need} – {self.offering}"


class Recalculation(models.Model):
    """Every match computed anew, need by need; who is stopped in the middle goes on where it stood."""

    started_at = models.DateTimeField(_("started"), default=timezone.now)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    total = models.PositiveIntegerField(_("needs in all"), default=0)
    done = models.PositiveIntegerField(_("needs done"), default=0)
    last_need = models.BigIntegerField(default=0)  # the keys up to this one are done
    written = models.PositiveIntegerField(_("matches that changed"), default=0)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("recalculation")
        verbose_name_plural = _("recalculations")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["finished_at"],
                condition=Q(finished_at=None),
                nulls_distinct=False,
                name="recalculation_one_at_a_time",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="recalculation_does_no_more_than_all"),
        ]

    def __str__(self):
        return f"{self.done}/{self.total}"

    @property
    def percent(self):
        return 100 * self.done // self.total if self.total else 100
