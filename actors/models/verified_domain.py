from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.hosts import HOST, HostField, host_of
from actors.models.actor import Actor
from actors.querysets import VerifiedDomainQuerySet
from actors.states import Act
from arena.shared.errors import Refused


class VerifiedDomain(models.Model):
    """A mail domain shown to be the actor's. Whoever has an address there is offered to ask to join, and no more."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="domains", verbose_name=_("actor"))
    host = HostField(
        _("mail domain"),
        unique=True,
        error_messages={"unique": _("The domain is verified for another organisation.")},
    )
    method = models.CharField(_("how it was verified"), max_length=120)
    verified_on = models.DateField(_("verified on"), default=timezone.localdate)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = VerifiedDomainQuerySet.as_manager()

    class Meta:
        verbose_name = _("verified mail domain")
        verbose_name_plural = _("verified mail domains")
        ordering = ["host"]
        constraints = [
            models.CheckConstraint(condition=Q(host__regex=HOST), name="verifieddomain_host_is_plain"),
            models.CheckConstraint(condition=~Q(method=""), name="verifieddomain_verified_by_a_method"),
        ]

    def __str__(self):
        return self.host

    @classmethod
    def prove(cls, actor, address, *, method, by, on):
        """Keep the domain of the address as the actor's own, unless it is another's; it is the least verification."""
        facts = {"actor": actor, "method": method, "verified_by": by, "verified_on": on}
        domain, is_new = cls.objects.get_or_create(host=host_of(address), defaults=facts)
        if domain.actor_id != actor.pk:
            raise Refused(_("The domain is verified for another organisation."))
        if is_new:
            actor.sign(Act.DOMAIN_ADDED, by=by, reason=f"{domain.host}: {method}")
        actor.prove_domain(domain.host, on=domain.verified_on)
