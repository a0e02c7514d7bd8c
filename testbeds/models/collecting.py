import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import Group, Phase, Severity, ValueSource
from testbeds.models.evaluation import Evaluation
from testbeds.models.plan import Measure


class Participant(models.Model):
    """A code for somebody who takes part; who it is stands on paper at the unit, never here."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="participants")
    code = models.CharField(_("code"), max_length=8)
    group = models.CharField(_("group"), max_length=10, choices=Group, default=Group.STAFF)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    invited_on = models.DateField(_("asked"), null=True, blank=True)
    began_on = models.DateField(_("began"), null=True, blank=True)
    left_on = models.DateField(_("left before the end"), null=True, blank=True)
    left_because = models.CharField(_("why, without anything that points somebody out"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("participant code")
        verbose_name_plural = _("participant codes")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "code"], name="participant_one_per_code"),
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z0-9-]{2,8}$"), name="participant_code_is_no_name"),
        ]

    def __str__(self):
        return self.code


class Observation(models.Model):
    """A value of a measure for one participant; several of one phase are averaged, one excluded says why."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="observations")
    phase = models.CharField(_("phase"), max_length=9, choices=Phase)
    on = models.DateField(_("date"))
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=3)
    source = models.CharField(_("how it came in"), max_length=5, choices=ValueSource, default=ValueSource.FORM)
    note = models.CharField(_("note"), max_length=200, blank=True)
    excluded_because = models.CharField(_("why it is not counted"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["measure", "phase", "participant"], name="observation_by_measure")]

    def __str__(self):
        return f"{self.participant} {self.value}"


class ValuesFile(models.Model):
    """A file of values that was tried and found right; until somebody approves it, nothing of it counts.

    The file itself is not kept, only what its cells say: [measure, participant, day, value, note] of each.
    """

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="values_files")
    name = models.CharField(_("name of the file"), max_length=120)
    phase = models.CharField(_("phase"), max_length=9, choices=Phase)
    checksum = models.CharField(_("SHA-256 of the file"), max_length=64)
    entries = models.JSONField(_("what it says"), default=list)
    doubts = models.JSONField(_("what looks odd in it"), default=list)
    count = models.PositiveIntegerField(_("number of values"), default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("tried"), default=timezone.now)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    class Meta:
        verbose_name = _("file of values")
        verbose_name_plural = _("files of values")
        ordering = ["-at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "checksum"],
                condition=Q(approved_at__isnull=False),
                name="valuesfile_approved_once",
            ),
        ]

    def __str__(self):
        return self.name


class Incident(models.Model):
    """Something that went wrong, or nearly; a serious one blocks a positive verdict until it is explained."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="incidents")
    happened_on = models.DateField(_("when"))
    severity = models.PositiveSmallIntegerField(_("severity"), choices=Severity)
    description = models.TextField(_("what happened"), max_length=1500)
    action = models.TextField(_("what was done"), max_length=1000, blank=True)
    stops_test = models.BooleanField(_("the test is stopped"), default=False)
    reported_to = models.CharField(_("reported to"), max_length=200, blank=True)
    explanation = models.TextField(_("how it is explained"), max_length=1500, blank=True)
    explained_at = models.DateTimeField(_("explained"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["happened_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(severity__range=(1, 4)), name="incident_severity_is_1_to_4"),
            models.CheckConstraint(
                condition=Q(explained_at=None, explanation="") | (Q(explained_at__isnull=False) & ~Q(explanation="")),
                name="incident_explained_with_words",
            ),
        ]

    def __str__(self):
        return f"{self.happened_on}: {self.get_severity_display()}"


class RunningWeek(models.Model):
    """A line of the weekly log: use, support, alarms, and time the offering itself took."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="weeks")
    monday = models.DateField(_("week that begins on"))
    active = models.PositiveSmallIntegerField(_("participants who used it"), null=True, blank=True)
    support_minutes = models.PositiveIntegerField(_("minutes of support"), null=True, blank=True)
    added_minutes = models.PositiveIntegerField(
        _("minutes added elsewhere: charging, false alarms, double work"), null=True, blank=True
    )
    alarms_true = models.PositiveIntegerField(_("alarms that were right"), null=True, blank=True)
    alarms_false = models.PositiveIntegerField(_("false alarms"), null=True, blank=True)
    down_minutes = models.PositiveIntegerField(_("minutes when it did not work"), null=True, blank=True)
    note = models.TextField(_("what happened"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("week in the log")
        verbose_name_plural = _("weeks in the log")
        ordering = ["monday"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "monday"], name="runningweek_once"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="runningweek_begins_on_monday"),
        ]

    def __str__(self):
        return f"{self.monday}"
