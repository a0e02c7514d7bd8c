"""Mail domains that are left in peace for a while, since their servers slow us down or refuse us as a sender."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.db.models.functions import Now

from arena.outbox.models import Counter, DomainRest
from arena.outbox.states import Reason

logger = logging.getLogger(__name__)

RESTS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60)]  # the last one again and again
FORGIVEN_AFTER = timedelta(hours=2)  # without another rest, the next one is short again


def domain_of(address):
    return address.rpartition("@")[2].lower()


@transaction.atomic
def rest(address, reason, code):
    """Leave the domain in peace, longer each time in a row; one that already rests goes on as it does."""
    domain = domain_of(address)
    if reason == Reason.REFUSED_US:  # our reputation, not the person's address
        logger.warning("The mail domain %s refuses letters from the portal: %s", domain, code)
        Counter.count("refused_by_domain")
    facts = {"reason": reason, "code": code}
    DomainRest.objects.bulk_create([DomainRest(domain=domain, until=Now(), **facts)], ignore_conflicts=True)
    last = _locked(domain)
    if last.is_over:
        length = _next(last.length) if last.is_recent else RESTS[0]
        DomainRest.objects.filter(domain=domain).update(since=Now(), until=Now() + length, **facts)


def resting(addresses):
    """The domains among these that rest, and until when."""
    domains = {domain_of(address) for address in addresses}
    return dict(DomainRest.objects.filter(domain__in=domains, until__gt=Now()).values_list("domain", "until"))


def _locked(domain):
    rows = DomainRest.objects.select_for_update().annotate(
        is_over=_holds(until__lte=Now()),
        is_recent=_holds(until__gt=Now() - FORGIVEN_AFTER),
        length=F("until") - F("since"),
    )
    return rows.get(domain=domain)


def _holds(**facts):
    return ExpressionWrapper(Q(**facts), output_field=BooleanField())


def _next(length):
    return next((longer for longer in RESTS if longer > length), RESTS[-1])
