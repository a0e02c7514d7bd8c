from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from arena.shared.fields import WebsiteField
from events.querysets import MaterialQuerySet
from events.states import MaterialKind


class Material(models.Model):
    """Slides, minutes or a recording: a file, or an address elsewhere."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(_("kind"), max_length=9, choices=MaterialKind, default=MaterialKind.MATERIAL)
    title_sv = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("file"), related_name="+"
    )
    url = WebsiteField(_("address"), blank=True)
    shown_at = models.DateTimeField(_("shown from"), null=True, blank=True)  # None: not yet
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["kind", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, url="") | Q(file=None, url__gt=""),
                name="material_is_file_or_address",
                violation_error_message=_("Choose a file or write an address, not both."),
            ),
        ]

    def __str__(self):
        return self.title_sv
