from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.querysets import QuestionQuerySet
from events.states import QuestionKind

SHORT = 120


class Question(models.Model):
    """What the organiser asks everyone who signs up; a conditional one only those who answered another so."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("kind"), max_length=7, choices=QuestionKind)
    label_sv = models.CharField(_("question"), max_length=200)
    label_en = models.CharField(_("question in English"), max_length=200, blank=True)
    help_sv = models.CharField(_("help"), max_length=300, blank=True)
    help_en = models.CharField(_("help in English"), max_length=300, blank=True)
    options_sv = ArrayField(models.CharField(max_length=SHORT), verbose_name=_("choices"), default=list, blank=True)
    options_en = ArrayField(
        models.CharField(max_length=SHORT), verbose_name=_("choices in English"), default=list, blank=True
    )
    is_required = models.BooleanField(_("must be answered"), default=False)
    asked_if = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, verbose_name=_("asked only if"), related_name="follows"
    )
    asked_if_option = models.PositiveSmallIntegerField(_("was answered by"), null=True, blank=True)  # place of a choice
    place = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_if=None, asked_if_option=None)
                | Q(asked_if__isnull=False, asked_if_option__isnull=False),
                name="question_condition_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=QuestionKind.with_choices(), options_sv__len__gte=2)
                | (~Q(kind__in=QuestionKind.with_choices()) & Q(options_sv=[])),
                name="question_choices_follow_kind",
            ),
            models.CheckConstraint(
                condition=Q(options_en=[]) | Q(options_en__len=F("options_sv__len")),
                name="question_choices_are_as_many_in_english",
            ),
            models.UniqueConstraint(fields=["id", "event"], name="question_event_for_conditions"),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        return (get_language() == "en" and self.label_en) or self.label_sv

    @property
    def content_language(self):
        return "en" if get_language() == "en" and self.label_en else "sv"

    @property
    def options(self):
        return (get_language() == "en" and self.options_en) or self.options_sv

    @property
    def has_choices(self):
        return self.kind in QuestionKind.with_choices()

    @property
    def option(self):
        """The choice of the other question that this one depends on."""
        return self.asked_if.options[self.asked_if_option]

    def in_words(self, value):
        """An answer as a reader would say it, in the present language; a choice that is gone says nothing."""
        if not self.has_choices:
            return str(value)
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(self.options[place] for place in chosen if place < len(self.options))


class Answer(models.Model):
    """What a participant answered: text, a number, or the places of the choices."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey("events.Participant", on_delete=models.CASCADE, related_name="answers")
    value = models.JSONField()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["question", "participant"], name="answer_one_per_question")]

    def __str__(self):
        return str(self.question)
