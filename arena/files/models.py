import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.files.kinds import Kind
from arena.files.querysets import StoredFileQuerySet

LARGEST = 10 * 1024 * 1024


class StoredFile(models.Model):
    """A file that somebody sent in. Who may have it is for the row that points at it to say.

    On disk its name is its key and nothing else, in a folder that no web server gives out.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    account = models.CharField(_("whose room it takes"), max_length=60, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("sent in"), default=timezone.now, editable=False)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="storedfile_kind_is_known"),
            models.CheckConstraint(condition=Q(size__range=(1, LARGEST)), name="storedfile_size_within_limit"),
            models.CheckConstraint(condition=~Q(name__regex=r"[\x01-\x1f\x7f/\\]"), name="storedfile_name_is_no_path"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="storedfile_has_fingerprint"),
        ]

    def __str__(self):
        return self.name

    @property
    def path(self):
        return Path(settings.MEDIA_ROOT) / self.key.hex[:2] / self.key.hex

    @property
    def content_type(self):
        return Kind(self.kind).content_type
