from django.db import models
from django.utils.translation import gettext_lazy as _

from events.states import StillComing


class Notice(models.Model):
    """What one participant is told of one revision of the event; a letter is about this row, so that it is said once.

    `before` is when and where the participant thought that it would be: older than the last move where a letter was
    stopped, or overtaken by the next change, before it left.
    """

    participant = models.ForeignKey("events.Participant", on_delete=models.CASCADE, related_name="notices")
    revision = models.PositiveIntegerField(_("revision"))
    kind = models.CharField(_("kind of letter"), max_length=60)
    before = models.ForeignKey("events.EventMove", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    answer = models.CharField(_("answer"), max_length=6, choices=StillComing, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice of a change")
        verbose_name_plural = _("notices of changes")
        constraints = [
            models.UniqueConstraint(fields=["participant", "revision"], name="notice_one_per_participant_and_revision"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None)
                | models.Q(answer__in=StillComing.values, answered_at__isnull=False),
                name="notice_answered_at_follows_answer",
            ),
        ]

    def __str__(self):
        return f"{self.participant_id}: {self.revision}"
