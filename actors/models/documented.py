import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.version import OfferingVersion
from arena.files.models import StoredFile
from arena.shared.fields import WebsiteField

HAS_DOCUMENT = Q(document__isnull=False) | ~Q(link="")


class Documented(models.Model):
    """Something said about an offering, or about one version of it, with a file or an address that shows it."""

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    version = models.ForeignKey(
        OfferingVersion,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("version"),
    )
    document = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    link = WebsiteField(_("address of the document"), blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True

    @property
    def has_document(self):
        return self.document_id is not None or bool(self.link)
