import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import Complexity, CostKind, Instrument, Moment, Nasss, Phase
from testbeds.models.collecting import Participant
from testbeds.models.evaluation import Evaluation


def token():
    return secrets.token_urlsafe(16)


class Questionnaire(models.Model):
    """A link to one set of questions in one phase; whoever has it answers with their code, once."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="questionnaires")
    instrument = models.CharField(_("questions"), max_length=10, choices=Instrument)
    phase = models.CharField(_("phase"), max_length=9, choices=Phase)
    token = models.CharField(_("secret of the link"), max_length=32, default=token, unique=True, editable=False)
    opens_on = models.DateField(_("open from"), null=True, blank=True)
    closes_on = models.DateField(_("open to and with"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["phase", "instrument", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "instrument", "phase"],
                condition=Q(closed_at=None),
                name="questionnaire_one_open_per_phase",
            )
        ]

    def __str__(self):
        return f"{self.get_instrument_display()}, {self.get_phase_display()}"


class InstrumentResponse(models.Model):
    """One code's answers: numbers 1–5 in order, or null for what was left out. Written once, never changed."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="responses")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="responses")
    answers = models.JSONField(_("answers"))
    comment = models.TextField(_("in own words"), max_length=600, blank=True)
    may_quote = models.BooleanField(_("contains nothing that points somebody out"), default=False)
    version = models.PositiveSmallIntegerField(_("version of the questions"), default=1)
    at = models.DateField(_("answered"), default=timezone.localdate)

    class Meta:
        verbose_name = _("answers to a questionnaire")
        verbose_name_plural = _("answers to questionnaires")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "participant"], name="instrumentresponse_one_per_code")
        ]

    def __str__(self):
        return f"{self.questionnaire}: {self.participant}"


class Readiness(models.Model):
    """The technology readiness level before or after, with a sentence of evidence; two persons agree."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="readiness")
    moment = models.CharField(_("when"), max_length=6, choices=Moment)
    level = models.PositiveSmallIntegerField(
        _("technology readiness level (TRL)"), validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    evidence = models.CharField(_("what shows it"), max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)

    class Meta:
        verbose_name = _("readiness")
        verbose_name_plural = _("readiness")
        ordering = ["-moment"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "moment"], name="readiness_once_per_moment"),
            models.CheckConstraint(condition=Q(level__range=(1, 9)), name="readiness_is_1_to_9"),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | Q(by=None) | ~Q(agreed_by=models.F("by")),
                name="readiness_agreed_by_another",
            ),
        ]

    def __str__(self):
        return f"TRL {self.level}"


class ComplexityRating(models.Model):
    """How complex it is to bring into use, in one of the seven domains of NASSS."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="complexity")
    domain = models.CharField(_("domain"), max_length=12, choices=Nasss)
    level = models.CharField(_("how complex"), max_length=11, choices=Complexity)
    note = models.CharField(_("why"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("complexity")
        verbose_name_plural = _("complexity")
        constraints = [models.UniqueConstraint(fields=["evaluation", "domain"], name="complexityrating_once")]

    def __str__(self):
        return f"{self.get_domain_display()}: {self.get_level_display()}"


class CostItem(models.Model):
    """What it costs for one user and month, excluding VAT; or what it really spares the budget."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="costs")
    kind = models.CharField(_("kind"), max_length=12, choices=CostKind)
    amount = models.DecimalField(_("kronor for a user and month"), max_digits=10, decimal_places=2)
    note = models.CharField(_("how it was reckoned"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "kind"], name="costitem_one_per_kind"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="costitem_is_not_below_zero"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.amount}"
