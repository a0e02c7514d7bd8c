import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import AnalysisState
from testbeds.models.evaluation import Evaluation


class Analysis(models.Model):
    """The statistics of an evaluation as the worker computed them, with the versions and the seed that made them.

    `results` is what `testbeds.statistics` returns, whole; what may be shown of it, `statistics.disclosing` decides.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, primary_key=True, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="analyses")
    state = models.CharField(_("state"), max_length=7, choices=AnalysisState, default=AnalysisState.WAITING)
    results = models.JSONField(_("results"), default=dict)
    data_digest = models.CharField(_("SHA-256 of the values"), max_length=64, blank=True)
    versions = models.JSONField(_("versions of what computed it"), default=dict)  # {"scipy": "1.17.1", …}
    seed = models.PositiveIntegerField(_("seed of the random numbers"), default=0)
    error = models.TextField(_("what went wrong"), blank=True)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    done_at = models.DateTimeField(_("computed"), null=True, blank=True)

    class Meta:
        verbose_name = _("analysis")
        verbose_name_plural = _("analyses")
        ordering = ["-asked_at"]
        get_latest_by = "asked_at"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=AnalysisState.DONE) | (Q(done_at__isnull=False) & ~Q(data_digest="")),
                name="analysis_done_says_of_what",
            ),
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(state=AnalysisState.WAITING), name="analysis_one_waits"
            ),
        ]

    def __str__(self):
        return f"{self.evaluation}: {self.asked_at:%Y-%m-%d %H:%M}"
