from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.querysets import ConsentQuerySet, ConsentTextQuerySet
from events.states import Purpose


class ConsentText(models.Model):
    """The exact words that people say yes to; a new wording is a new version, and the old ones stay."""

    purpose = models.CharField(_("purpose"), max_length=9, choices=Purpose)
    version = models.PositiveSmallIntegerField(_("version"))
    text_sv = models.TextField(_("wording"), max_length=600)
    text_en = models.TextField(_("wording in English"), max_length=600)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording of a consent")
        verbose_name_plural = _("wordings of consents")
        ordering = ["purpose", "version"]
        constraints = [models.UniqueConstraint(fields=["purpose", "version"], name="consent_text_version_once")]

    def __str__(self):
        return f"{self.get_purpose_display()} {self.version}"

    @property
    def text(self):
        return self.text_en if get_language() == "en" else self.text_sv


class Consent(models.Model):
    """That a participant said yes to a wording, in a language, and when it was taken back."""

    participant = models.ForeignKey("events.Participant", on_delete=models.CASCADE, related_name="consents")
    wording = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="consents")
    language = models.CharField(_("language"), max_length=2)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "wording"],
                condition=models.Q(withdrawn_at=None),
                name="consent_given_once",
            )
        ]

    def __str__(self):
        return str(self.wording)
