from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from arena.outbox.states import Reason


class DomainRest(models.Model):
    """A mail domain that gets nothing from us for a while, since its server slows us down or refuses us as a sender."""

    domain = models.CharField(_("mail domain"), max_length=253, primary_key=True)
    since = models.DateTimeField(_("since"), db_default=Now())
    until = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    code = models.CharField(_("answer"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("resting mail domain")
        verbose_name_plural = _("resting mail domains")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__in=[Reason.BUSY, Reason.REFUSED_US]), name="domain_rest_reason_is_about_us"
            )
        ]

    def __str__(self):
        return self.domain
