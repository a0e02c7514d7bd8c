from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """What the staff write to a selection of participants; it waits some minutes, and can be stopped until it goes."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="messages")
    subject_sv = models.CharField(_("subject"), max_length=120)
    subject_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    text_sv = models.TextField(_("text"), max_length=5000)
    text_en = models.TextField(_("text in English"), max_length=5000, blank=True)
    selection = models.JSONField(_("selection"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    leaves_at = models.DateTimeField(_("leaves"))
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)

    class Meta:
        verbose_name = _("message to participants")
        verbose_name_plural = _("messages to participants")
        ordering = ["-pk"]

    def __str__(self):
        return self.subject_sv

    @property
    def subject(self):
        return (get_language() == "en" and self.subject_en) or self.subject_sv

    @property
    def text(self):
        return (get_language() == "en" and self.text_en) or self.text_sv

    @property
    def is_held(self):
        """Whether it can still be stopped, as far as the clock says; the outbox has the last word."""
        return self.stopped_at is None and timezone.now() < self.leaves_at


class MessageCopy(models.Model):
    """One participant who is to have the message: what the letter is about."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="copies")
    participant = models.ForeignKey("events.Participant", on_delete=models.CASCADE, related_name="messages")

    class Meta:
        verbose_name = _("copy of a message")
        verbose_name_plural = _("copies of messages")
        constraints = [models.UniqueConstraint(fields=["message", "participant"], name="message_copy_one_each")]

    def __str__(self):
        return str(self.message)
