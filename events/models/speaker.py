from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Speaker(models.Model):
    """Who speaks: a function, or a person who has agreed to be named."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="speakers")
    function_sv = models.CharField(_("function"), max_length=120)
    function_en = models.CharField(_("function in English"), max_length=120, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    agreed_on = models.DateField(_("agreed to be named on"), null=True, blank=True)
    actor = models.ForeignKey(
        "actors.Actor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("organisation"),
        related_name="+",
    )
    place = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(name="") | Q(agreed_on__isnull=False),
                name="speaker_named_has_agreed",
                violation_error_message=_("Say when the person agreed to be named, or leave the name out."),
            ),
        ]

    def __str__(self):
        return self.name or self.function_sv
