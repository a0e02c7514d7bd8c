from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.feedback.querysets import ReportQuerySet
from arena.feedback.states import REPORT_LEADS_TO, ReportState, Subject
from arena.shared.states import Moves


class Report(Moves, models.Model):
    """What somebody told us about the portal: a fault, a barrier, a wrong fact or a question. No account needed."""

    leads_to = REPORT_LEADS_TO

    subject = models.CharField(_("what it is about"), max_length=10, choices=Subject)
    text = models.TextField(_("what happened"), max_length=3000)
    page = models.CharField(_("the page it is about"), max_length=300, blank=True)
    email = models.EmailField(_("your e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=8, choices=ReportState, default=ReportState.NEW)
    answer = models.TextField(_("answer or note"), max_length=3000, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ReportState.NEW, handled_at=None)
                | (~Q(state=ReportState.NEW) & Q(handled_at__isnull=False)),
                name="report_handled_at_follows_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.ANSWERED) | (Q(email__gt="") & Q(answer__gt="")),
                name="report_answered_has_address_and_answer",
            ),
        ]

    def __str__(self):
        return f"{self.get_subject_display()} ({self.pk})"

    def get_absolute_url(self):
        return reverse("feedback:detail", args=[self.pk])

    def give_answer(self, answer, *, by):
        """Keep what the reporter is told; the letter is the caller's to leave, in the same transaction."""
        self._move_to(ReportState.ANSWERED, answer=answer, handled_by=by, handled_at=timezone.now())

    def close(self, note, *, by):
        """Put it aside with a note that only the staff read."""
        self._move_to(ReportState.CLOSED, answer=note, handled_by=by, handled_at=timezone.now())
