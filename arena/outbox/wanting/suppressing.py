"""Ending letters to an address, and beginning them again. Rows are ended, never removed: they are the history too."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from arena.outbox.models import Suppression
from arena.outbox.states import Silence
from arena.shared.addresses import address_key


@transaction.atomic
def suppress(address, why, *, stream="", scope="", until=None, letter=None):
    """Keep letters of the stream about the scope from the address; say whether that is new. Harmless when repeated.

    Whoever ends letters of everything says neither stream nor scope. An address that does not exist outranks one that
    letters have come back from for a while.
    """
    kept = _kept(address_key(address), stream, scope)
    kept.filter(until__lte=Now()).update(lifted_at=F("until"))
    if why == Silence.BOUNCED:
        kept.filter(why=Silence.OFTEN_RETURNED).update(lifted_at=Now())
    row = Suppression(address_key=address_key(address), stream=stream, scope=scope, why=why, until=until, letter=letter)
    if kept.exists():
        return False
    Suppression.objects.bulk_create([row], ignore_conflicts=True)
    return True


def lift(address, *, stream="", scope="", why=None, by=None):
    """Let letters of the stream about the scope go to the address again; say how many suppressions that ended."""
    kept = _kept(address_key(address), stream, scope)
    return (kept.filter(why=why) if why else kept).update(lifted_at=Now(), lifted_by=by)


def _kept(key, stream, scope):
    return Suppression.objects.of(key).filter(stream=stream, scope=scope, lifted_at=None)
