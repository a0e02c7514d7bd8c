from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.offering import Offering


class FormerAddress(models.Model):
    """An address that a record once had, in letters and bookmarks by now; it leads to the record for ever."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, null=True, blank=True, related_name="former_addresses")
    offering = models.ForeignKey(
        Offering, on_delete=models.CASCADE, null=True, blank=True, related_name="former_addresses"
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.CheckConstraint(
                condition=Q(actor__isnull=False, offering=None) | Q(actor=None, offering__isnull=False),
                name="formeraddress_of_actor_or_offering",
            ),
        ]

    def __str__(self):
        return self.slug
