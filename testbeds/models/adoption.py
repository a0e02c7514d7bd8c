import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Deployment, Municipality, Term
from actors.states import Confidence, Vocabulary
from arena.shared.fields import swedish_key
from testbeds.evaluation_states import Decision
from testbeds.models.evaluation import Evaluation
from testbeds.querysets.adoption import SILENT_AFTER, AdoptionDecisionQuerySet, AdoptionFollowUpQuerySet


class AdoptionDecision(models.Model):
    """What an organisation decided about the offering after the report; the newest of each counts, all are kept."""

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="decisions")
    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, related_name="adoption_decisions", verbose_name=_("who decided")
    )
    decision = models.CharField(_("decision"), max_length=8, choices=Decision)
    decided_on = models.DateField(_("decided"))
    reason = models.TextField(_("reason"), max_length=1500)
    replaced_at = models.DateTimeField(_("replaced by a later one"), null=True, blank=True, editable=False)
    deployment = models.ForeignKey(
        Deployment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("deployment")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("written"), default=timezone.now)

    objects = AdoptionDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption decision")
        verbose_name_plural = _("adoption decisions")
        ordering = ["-decided_on", "-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "actor"], condition=Q(replaced_at=None), name="adoptiondecision_one_counts"
            )
        ]

    def __str__(self):
        return f"{self.actor}: {self.get_decision_display()}"

    @property
    def is_adopting(self):
        return self.decision in Decision.adopting()


class AdoptionFollowUp(models.Model):
    """Six and twelve months after a decision to adopt: is it still used, and by how many?"""

    decision = models.ForeignKey(AdoptionDecision, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(_("months after"))
    due_on = models.DateField(_("due"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    still_used = models.BooleanField(_("is it still used?"), null=True, blank=True)
    users = models.PositiveIntegerField(_("by how many?"), null=True, blank=True)
    comment = models.TextField(_("what has come of it"), max_length=1500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = AdoptionFollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up of a decision")
        verbose_name_plural = _("follow-ups of decisions")
        ordering = ["months"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reminded_at=None) | Q(asked_at__isnull=False), name="adoptionfollowup_asked_before_reminded"
            ),
            models.UniqueConstraint(fields=["decision", "months"], name="adoptionfollowup_once_per_time"),
            models.CheckConstraint(condition=Q(months__in=[6, 12]), name="adoptionfollowup_after_6_or_12_months"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(still_used__isnull=False), name="adoptionfollowup_answer_says_if_used"
            ),
        ]

    def __str__(self):
        return f"{self.decision} {self.months}"

    def get_absolute_url(self):
        return reverse("evaluations:follow_up", args=[self.decision_id, self.months])

    @property
    def is_silent(self):
        """Nobody has answered in good time, which readers are told."""
        return self.answered_at is None and self.due_on < timezone.localdate() - SILENT_AFTER


class ExternalResult(models.Model):
    """A result that somebody else has published; never an evaluation done here."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title_sv = models.CharField(_("title"), max_length=200)
    name_key = swedish_key("title_sv")
    technology = models.CharField(_("technology"), max_length=120)
    terms = models.ManyToManyField(
        Term,
        limit_choices_to={"vocabulary__in": [Vocabulary.AREA, Vocabulary.CARE]},
        blank=True,
        related_name="external_results",
        verbose_name=_("areas and care settings"),
    )
    organisation = models.CharField(_("where it was tried"), max_length=200)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="external_results"
    )
    period = models.CharField(_("when"), max_length=60, blank=True)
    n = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    n_unit = models.CharField(_("of what"), max_length=60, blank=True)
    design = models.CharField(_("design"), max_length=120, blank=True)
    measure = models.CharField(_("measure"), max_length=160, blank=True)
    before = models.CharField(_("before"), max_length=60, blank=True)
    after = models.CharField(_("after"), max_length=60, blank=True)
    result_sv = models.TextField(_("result"), blank=True)
    unfavourable = models.CharField(_("unfavourable"), max_length=10, blank=True)
    source = models.TextField(_("source"))
    confidence = models.CharField(_("confidence"), max_length=16, choices=Confidence, blank=True)
    import_key = models.CharField(_("key in the imported file"), max_length=12, unique=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("externally published result")
        verbose_name_plural = _("externally published results")
        ordering = ["name_key"]
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="externalresult_has_source")]

    def __str__(self):
        return self.title_sv
