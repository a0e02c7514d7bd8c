from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class DemoLetter(models.Model):
    """A letter as it arrived, kept and shown to everyone, in demonstration mode only."""

    message_id = models.CharField(max_length=200, unique=True)
    sender = models.CharField(_("from"), max_length=254)
    recipient = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=8)
    arrived_at = models.DateTimeField(_("arrived"), db_default=Now())

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-arrived_at", "-pk"]
        indexes = [models.Index(fields=["recipient", "-arrived_at"], name="demo_letter_by_recipient")]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("outbox:demo_letter", args=[self.pk])
