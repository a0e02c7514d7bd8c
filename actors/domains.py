"""Mail domains: shown to be an actor's, by staff or by a confirmed address there, and taken away again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.hosts import host_of, is_telling
from actors.models import VerifiedDomain
from actors.states import Act, VerificationLevel
from arena.shared.errors import Refused


@transaction.atomic
def add(actor, *, by, host, method):
    """The project staff have found the domain to be the actor's, and say how."""
    actor = actor.locked_open()
    VerifiedDomain.prove(actor, host, method=method, by=by, on=timezone.localdate())


@transaction.atomic
def add_own(actor, *, by, host):
    """A manager reads mail at the domain: the letter to an address there has been answered by their account."""
    actor = actor.locked_open()
    if host not in own_hosts(by):
        raise Refused(_("None of the addresses that you have confirmed is at that domain."))
    method = _("letter to an address there, answered by a manager")
    VerifiedDomain.prove(actor, host, method=method, by=by, on=timezone.localdate())


@transaction.atomic
def remove(domain, *, by):
    actor = domain.actor.locked()
    domain.delete()
    if actor.verification_level == VerificationLevel.MAIL_DOMAIN and not actor.domains.exists():
        actor.forget_verification()
        actor.save()
    actor.sign(Act.DOMAIN_REMOVED, by=by, reason=domain.host)


def own_addresses(user):
    """The person's confirmed addresses that say something about an organisation."""
    addresses = user.emailaddress_set.filter(verified=True).order_by("email").values_list("email", flat=True)
    return [address for address in addresses if is_telling(host_of(address))]


def own_hosts(user):
    return sorted({host_of(address) for address in own_addresses(user)})
