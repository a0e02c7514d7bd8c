import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.querysets import SignInQuerySet


class SignIn(models.Model):
    """A browser in which the person is signed in; it goes when the session behind it goes, and ending it ends that."""

    key = models.UUIDField(_("key in addresses"), primary_key=True, default=uuid.uuid4, editable=False)
    session = models.OneToOneField("sessions.Session", on_delete=models.CASCADE, related_name="sign_in")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_ins")
    browser = models.CharField(
        _("browser"), max_length=40, blank=True
    )  # in words; what else a browser says is not kept
    began_at = models.DateTimeField(_("signed in"), default=timezone.now, editable=False)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-began_at", "pk"]

    def __str__(self):
        return f"{self.user}: {self.browser}"
