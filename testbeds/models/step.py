from django.conf import settings
from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SUBJECTS = ("need", "cluster", "match", "round", "response", "dialogue", "testbed", "request", "evaluation")


def about(name):
    return models.ForeignKey(name, on_delete=models.CASCADE, null=True, blank=True, related_name="steps")


class Step(models.Model):
    """One move of a need, a match, an evaluation or another of the subjects: who made it, when and why."""

    need = about("testbeds.Need")
    cluster = about("testbeds.NeedCluster")
    match = about("testbeds.Match")
    round = about("testbeds.InventoryRound")
    response = about("testbeds.InventoryResponse")
    dialogue = about("testbeds.MarketDialogue")
    testbed = about("testbeds.Testbed")
    request = about("testbeds.TestRequest")
    evaluation = about("testbeds.Evaluation")
    from_state = models.CharField(_("from"), max_length=16)
    to_state = models.CharField(_("to"), max_length=16)
    act = models.CharField(_("done without a move"), max_length=24, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by_system = models.BooleanField(_("by the clock"), default=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Exact(Func(*SUBJECTS, function="num_nonnulls", output_field=IntegerField()), 1),
                name="step_about_one_thing",
            ),
            models.CheckConstraint(condition=Q(act="") | Q(from_state=F("to_state")), name="step_act_moves_nothing"),
            models.CheckConstraint(condition=Q(by_system=False) | Q(by=None), name="step_by_clock_or_person"),
        ]

    def __str__(self):
        return f"{self.from_state} → {self.to_state}"
