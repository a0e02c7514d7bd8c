import uuid

from django.db import models
from django.db.models import RestrictedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.offering import Offering
from arena.shared.errors import Refused
from arena.shared.fields import PartialDateField


class OfferingVersion(models.Model):
    """A version of an offering: what was shown of one does not hold for the next by itself."""

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    offering = models.ForeignKey(
        Offering, on_delete=models.CASCADE, related_name="versions", verbose_name=_("offering")
    )
    number = models.CharField(_("version"), max_length=40)
    released_on = PartialDateField(_("released"))
    changes = models.TextField(_("what is new"), max_length=600, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-released_on", "-created_at"]  # the first is the current one
        constraints = [
            models.UniqueConstraint(
                fields=["offering", "number"],
                name="offeringversion_one_per_number",
                violation_error_message=_("This version is already here."),
            ),
        ]

    def __str__(self):
        return self.number

    def remove(self):
        """Take it away, unless something was said or shown of just this version."""
        try:
            self.delete()
        except RestrictedError:
            raise Refused(_("Something is bound to this version. Move or remove that first.")) from None
