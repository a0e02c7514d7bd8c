from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.querysets import ReminderRuleQuerySet, ReminderRunQuerySet
from events.states import Anchor, Clockwork, RunState, Standing


class ReminderRule(models.Model):
    """When those who take part are written to, and what: for one event, or for every event of a series.

    By the calendar: `days` before (or after) the day of the anchor, at `at` by the clock of the event. By elapsed time:
    `minutes` before (or after) the anchor. `version` rises with each change of when and to whom, so that what has been
    sent by the former version stands, and nobody gets the same one twice.
    """

    event = models.ForeignKey(
        "events.Event", on_delete=models.CASCADE, null=True, blank=True, related_name="reminder_rules"
    )
    series = models.ForeignKey(
        "events.Series", on_delete=models.CASCADE, null=True, blank=True, related_name="reminder_rules"
    )
    clockwork = models.CharField(_("counted"), max_length=8, choices=Clockwork)
    anchor = models.CharField(_("from"), max_length=12, choices=Anchor, default=Anchor.BEFORE_START)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    at = models.TimeField(_("at"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    to = ArrayField(models.CharField(max_length=10, choices=Standing), verbose_name=_("to"))
    subject_sv = models.CharField(_("subject"), max_length=120, blank=True)  # empty: the portal's own words
    subject_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    text_sv = models.TextField(_("text"), max_length=5000, blank=True)
    text_en = models.TextField(_("text in English"), max_length=5000, blank=True)
    is_on = models.BooleanField(_("on"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = ReminderRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__isnull=False, series=None) | Q(event=None, series__isnull=False),
                name="reminder_rule_is_of_event_or_series",
            ),
            models.CheckConstraint(
                condition=Q(clockwork=Clockwork.CALENDAR, days__isnull=False, at__isnull=False, minutes=None)
                | Q(clockwork=Clockwork.ELAPSED, days=None, at=None, minutes__isnull=False),
                name="reminder_rule_says_when",
            ),
            models.CheckConstraint(condition=Q(to__len__gt=0), name="reminder_rule_is_to_somebody"),
            models.CheckConstraint(
                condition=Q(anchor__in=Anchor.values) & Q(clockwork__in=Clockwork.values),
                name="reminder_rule_choices_are_known",
            ),
            models.CheckConstraint(  # a whole day elapsed is another hour when clocks have changed: use the calendar
                condition=Q(minutes=None) | Q(minutes__lt=24 * 60), name="reminder_rule_elapsed_is_under_a_day"
            ),
        ]

    def __str__(self):
        return self.subject_sv or str(self._meta.verbose_name)

    @property
    def subject(self):
        return (get_language() == "en" and self.subject_en) or self.subject_sv

    @property
    def text(self):
        return (get_language() == "en" and self.text_en) or self.text_sv

    @property
    def has_gone(self):
        """Whether letters have been written by it, in any of its versions."""
        return Reminder.objects.filter(run__rule=self).exists()


class ReminderRun(models.Model):
    """One rule falling due once, for one revision of one event: what is planned, what went, and why it did not.

    `due_at` is fixed when the run is planned, which is as soon as the event is published, moved or given the rule.
    `cursor` is the last participant that letters were left to, so that a run that was broken off goes on.
    """

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="reminder_runs")
    rule = models.ForeignKey(ReminderRule, on_delete=models.CASCADE, related_name="runs")
    version = models.PositiveIntegerField()  # of the rule
    revision = models.PositiveIntegerField(_("revision"))  # of the event
    due_at = models.DateTimeField(_("due"))
    expires_at = models.DateTimeField(_("of use until"))
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.PLANNED)
    cursor = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(_("planned"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = ReminderRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder run")
        verbose_name_plural = _("reminder runs")
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["due_at"], condition=Q(state__in=RunState.open()), name="reminder_run_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "rule", "version", "revision"], name="reminder_run_once_per_revision"
            ),
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="reminder_run_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=RunState.open(), ended_at=None)
                | (~Q(state__in=RunState.open()) & Q(ended_at__isnull=False)),
                name="reminder_run_ended_at_follows_state",
            ),
        ]

    def __str__(self):
        return f"{self.rule} ({self.get_state_display()})"


class Reminder(models.Model):
    """One participant who is owed a letter of one run: what the letter is about, so that it is left once."""

    run = models.ForeignKey(ReminderRun, on_delete=models.CASCADE, related_name="reminders", db_index=False)
    participant = models.ForeignKey("events.Participant", on_delete=models.CASCADE, related_name="reminders")

    class Meta:
        verbose_name = _("reminder to a participant")
        verbose_name_plural = _("reminders to participants")
        constraints = [models.UniqueConstraint(fields=["run", "participant"], name="reminder_one_each")]

    def __str__(self):
        return f"{self.run_id}: {self.participant_id}"
