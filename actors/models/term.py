from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.querysets import TermQuerySet
from actors.states import Vocabulary


class Term(models.Model):
    """One code of a controlled vocabulary, such as OMR01; the code stays for ever, the labels may be mended."""

    code = models.CharField(_("code"), max_length=8, primary_key=True)
    vocabulary = models.CharField(_("vocabulary"), max_length=4, choices=Vocabulary)
    label_sv = models.CharField(_("label in Swedish"), max_length=120)
    label_en = models.CharField(_("label in English"), max_length=120)
    synonyms = models.TextField(_("other words people search with"), blank=True)
    who_codes = ArrayField(models.CharField(max_length=8), verbose_name=_("WHO codes"), default=list, blank=True)
    is_active = models.BooleanField(_("may be chosen"), default=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("replaced by"), related_name="replaces"
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__startswith=models.F("vocabulary")), name="term_code_starts_with_vocabulary"
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by=None) | models.Q(is_active=False), name="term_replaced_is_not_active"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def other_words(self):
        """The synonyms one by one; those between equals signs mean the same, the others only lead here."""
        return [word.strip() for word in self.synonyms.replace("=", ";").split(";") if word.strip()]

    @property
    def label(self):
        return self.label_en if get_language() == "en" else self.label_sv
