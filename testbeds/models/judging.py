from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import Certainty, Domain, Mark, Outcome
from testbeds.models.evaluation import Evaluation


class AssessmentSheet(models.Model):
    """One person's judgement of all domains; others read it once they have handed in their own."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="sheets")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="assessment_sheets"
    )
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("assessment sheet")
        verbose_name_plural = _("assessment sheets")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "assessor"], name="assessmentsheet_one_per_assessor")
        ]

    def __str__(self):
        return f"{self.evaluation} {self.pk}"


class DomainGrade(models.Model):
    """The grade of one domain with its reasons; without a sheet it is the one that was agreed."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="grades")
    sheet = models.ForeignKey(AssessmentSheet, on_delete=models.CASCADE, null=True, blank=True, related_name="grades")
    domain = models.PositiveSmallIntegerField(_("domain"), choices=Domain)
    mark = models.CharField(_("grade"), max_length=12, choices=Mark)
    reasons = models.TextField(_("reasons"), max_length=1500, blank=True)
    evidence = models.TextField(_("what it rests on"), max_length=800, blank=True)

    class Meta:
        verbose_name = _("grade of a domain")
        verbose_name_plural = _("grades of domains")
        ordering = ["domain"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "domain"], condition=Q(sheet__isnull=False), name="domaingrade_once_per_sheet"
            ),
            models.UniqueConstraint(
                fields=["evaluation", "domain"], condition=Q(sheet=None), name="domaingrade_agreed_once"
            ),
            models.CheckConstraint(condition=Q(domain__range=(1, 7)), name="domaingrade_domain_is_1_to_7"),
            models.CheckConstraint(condition=Q(mark=Mark.NOT_JUDGED) | ~Q(reasons=""), name="domaingrade_has_reasons"),
        ]

    def __str__(self):
        return f"{self.get_domain_display()}: {self.get_mark_display()}"


class Verdict(models.Model):
    """What was concluded: what the frozen plan led to, what people decided, and why where the two differ."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="verdict")
    proposed = models.CharField(_("proposed"), max_length=16, choices=Outcome)
    proposed_because = models.JSONField(_("what the proposal rests on"), default=list)
    outcome = models.CharField(_("verdict"), max_length=16, choices=Outcome)
    certainty = models.CharField(_("certainty"), max_length=6, choices=Certainty)
    certainty_points = models.JSONField(_("points of certainty"), default=dict)  # {rule: 0 or 1}
    conditions = models.TextField(_("conditions, or what a new test should find out"), max_length=2000, blank=True)
    reasons = models.TextField(_("reasons"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=[Outcome.CONDITIONAL, Outcome.RETEST]) | ~Q(conditions=""),
                name="verdict_names_its_conditions",
            ),
            models.CheckConstraint(
                condition=Q(outcome=models.F("proposed")) | ~Q(reasons=""), name="verdict_explains_a_departure"
            ),
        ]

    def __str__(self):
        return self.get_outcome_display()


class VerdictSignature(models.Model):
    """One of at least two who stand for the verdict as it is now; a change takes them away."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="signatures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("signed"), default=timezone.now)

    class Meta:
        verbose_name = _("signature of a verdict")
        verbose_name_plural = _("signatures of verdicts")
        constraints = [models.UniqueConstraint(fields=["verdict", "user"], name="verdictsignature_once_per_person")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"
