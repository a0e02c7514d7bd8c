from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.states import ImportKind


class ImportedFile(models.Model):
    """A file that staff have uploaded: kept as it was read, so that what they approved is what is done."""

    kind = models.CharField(_("about"), max_length=16, choices=ImportKind)
    name = models.CharField(_("file"), max_length=120)
    columns = models.JSONField(_("headings"))
    rows = models.JSONField(_("rows"))
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    applied_at = models.DateTimeField(_("imported"), null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    new_count = models.PositiveIntegerField(_("new"), null=True, blank=True)
    changed_count = models.PositiveIntegerField(_("changed"), null=True, blank=True)

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at=None, new_count=None, changed_count=None)
                | Q(applied_at__isnull=False, new_count__isnull=False, changed_count__isnull=False),
                name="importedfile_counts_follow_import",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("importing:plan", args=[self.pk])
