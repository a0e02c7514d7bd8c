from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from testbeds.models.need import Need
from testbeds.querysets import SharingQuerySet


class NeedSharing(models.Model):
    """Another organisation that has the same need; it reads and follows it as the owner does."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="sharings")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="shared_needs", verbose_name=_("shared by"))
    note = models.TextField(_("how it is with us"), max_length=600, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)

    objects = SharingQuerySet.as_manager()

    class Meta:
        verbose_name = _("sharing of a need")
        verbose_name_plural = _("sharings of needs")
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["need", "actor"], name="needsharing_once_per_actor")]

    def __str__(self):
        return f"{self.actor}: {self.need}"


class NeedAssignment(models.Model):
    """Somebody of the project staff whom the owner lets read a need that is only theirs, and work with it."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assigned_needs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("assignment to a need")
        verbose_name_plural = _("assignments to needs")
        constraints = [models.UniqueConstraint(fields=["need", "user"], name="needassignment_once_per_person")]

    def __str__(self):
        return f"{self.user}: {self.need}"


class FormerNeedAddress(models.Model):
    """An address that a need had before; it leads on for ever."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="former_addresses")

    class Meta:
        verbose_name = _("former address of a need")
        verbose_name_plural = _("former addresses of needs")

    def __str__(self):
        return self.slug
