import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import Answered, Design, Direction, Domain, MeasureKind, Part
from testbeds.models.evaluation import Evaluation


def seed():
    """Where the random numbers of a plan's analysis begin; kept with the plan, so that anybody can repeat them."""
    return secrets.randbelow(2**31)


class EvaluationPlan(models.Model):
    """What will be asked and how, before anything is measured.

    Signed by two it is frozen: `document` is the file that anybody can download, `checksum` its SHA-256, and the
    database lets nothing of it change; what is done otherwise is added as deviations.
    """

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="plan")
    question = models.TextField(_("the question"), max_length=600, blank=True)
    hypothesis = models.TextField(_("what we expect"), max_length=600, blank=True)
    design = models.CharField(_("design"), max_length=8, choices=Design, default=Design.PAIRED)
    participants_planned = models.PositiveSmallIntegerField(
        _("number of participants"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    inclusion = models.TextField(_("who can take part, and who cannot"), max_length=1000, blank=True)
    units = models.TextField(_("units, one on each line"), max_length=600, blank=True)
    weeks_baseline = models.PositiveSmallIntegerField(_("weeks of baseline"), default=2)
    weeks_test = models.PositiveSmallIntegerField(_("weeks of test"), default=8)
    completeness = models.PositiveSmallIntegerField(
        _("least share of values that must come in, in per cent"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    thresholds = models.TextField(_("what the result must be for each verdict"), max_length=1500, blank=True)
    stop_rules = models.TextField(_("when the test is stopped"), max_length=1500, blank=True)
    risks = models.TextField(_("risks, and what is done about them"), max_length=2000, blank=True)
    data_protection = models.TextField(_("personal data, and how it is protected"), max_length=2000, blank=True)
    ethics_needed = models.CharField(_("is an ethical review needed?"), max_length=8, choices=Answered, blank=True)
    ethics = models.TextField(_("why, and the reference of the decision"), max_length=1000, blank=True)
    statistics = models.TextField(_("how the values are analysed"), max_length=2000, blank=True)
    seed = models.PositiveIntegerField(_("seed of the random numbers"), default=seed, editable=False)
    document = models.BinaryField(_("the frozen file"), null=True, blank=True, editable=False)
    checksum = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True, editable=False)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("evaluation plan")
        verbose_name_plural = _("evaluation plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at=None, document=None, checksum="")
                | Q(
                    frozen_at__isnull=False,
                    document__isnull=False,
                    checksum=Func(
                        Func("document", function="sha256"),
                        Value("hex"),
                        function="encode",
                        output_field=models.CharField(),
                    ),
                ),
                name="evaluationplan_frozen_with_its_checksum",
            ),
            models.CheckConstraint(
                condition=Q(completeness__range=(1, 100)), name="evaluationplan_completeness_is_1_to_100"
            ),
        ]

    def __str__(self):
        return f"{self.evaluation}"

    @property
    def is_frozen(self):
        return self.frozen_at is not None

    @property
    def unit_names(self):
        return [line.strip() for line in self.units.splitlines() if line.strip()]


class Measure(models.Model):
    """What is measured, how, and from what difference on it is worth something; one of a plan is primary."""

    plan = models.ForeignKey(EvaluationPlan, on_delete=models.CASCADE, related_name="measures")
    number = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=8, choices=MeasureKind, default=MeasureKind.NUMBER)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    domain = models.PositiveSmallIntegerField(_("domain"), choices=Domain, default=Domain.EFFECT)
    direction = models.CharField(_("direction"), max_length=6, choices=Direction, default=Direction.LOWER)
    method = models.CharField(_("how it is measured"), max_length=300, blank=True)
    is_paired = models.BooleanField(_("the same participants before and after"), default=True)
    is_primary = models.BooleanField(_("the primary measure"), default=False)
    worthwhile = models.DecimalField(
        _("smallest worthwhile change"), max_digits=10, decimal_places=3, null=True, blank=True
    )  # in its unit, above zero, whatever the direction; for yes or no in percentage points
    enough = models.DecimalField(
        _("least share or score without comparison"), max_digits=10, decimal_places=3, null=True, blank=True
    )  # the level that the test must reach where there is nothing to compare with

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["-is_primary", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(is_primary=True), name="measure_one_primary_per_plan"),
            models.UniqueConstraint(fields=["plan", "number"], name="measure_one_per_number"),
            models.CheckConstraint(
                condition=Q(worthwhile=None) | Q(worthwhile__gt=0), name="measure_worthwhile_is_above_zero"
            ),
            models.CheckConstraint(condition=Q(domain__range=(1, 7)), name="measure_domain_is_1_to_7"),
        ]

    def __str__(self):
        return self.name


class PlanSignature(models.Model):
    """One of the two who stand for a plan; with both it is frozen."""

    plan = models.ForeignKey(EvaluationPlan, on_delete=models.CASCADE, related_name="signatures")
    part = models.CharField(_("as"), max_length=10, choices=Part)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("signed"), default=timezone.now)

    class Meta:
        verbose_name = _("signature of a plan")
        verbose_name_plural = _("signatures of plans")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "part"], name="plansignature_one_per_part"),
            models.UniqueConstraint(fields=["plan", "user"], name="plansignature_by_two_persons"),
            models.CheckConstraint(
                condition=Q(part__in=[Part.LEAD, Part.SITE_LEAD]), name="plansignature_by_lead_or_site_lead"
            ),
        ]

    def __str__(self):
        return f"{self.get_part_display()}: {self.at:%Y-%m-%d}"


class Deviation(models.Model):
    """What was done otherwise than the frozen plan says; dated, public, only ever added."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="deviations")
    what = models.TextField(_("what was done otherwise"), max_length=1000)
    why = models.TextField(_("why"), max_length=1000)
    is_major = models.BooleanField(_("it may change how the result should be read"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        verbose_name = _("deviation from a plan")
        verbose_name_plural = _("deviations from plans")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.what
