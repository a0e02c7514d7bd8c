from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonalFeed(models.Model):
    """A person's own calendar address, of which only the hash is kept; a new one kills the old at once."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"), auto_now=True)

    class Meta:
        verbose_name = _("personal calendar")
        verbose_name_plural = _("personal calendars")

    def __str__(self):
        return str(self.user)
