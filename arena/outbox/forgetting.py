"""Whom a letter went to is forgotten; that an address wanted no letters is not, as long as its keyed hash is all."""

from django.db.models import Q

from arena.outbox.models import DayPlace, OutboundLetter, Suppression
from arena.outbox.states import Reason, State


def forget_recipients(keys):
    """Of these letters: what waits is not sent, what was sent loses its recipient, and so does what gathers them.

    A choice stays without the letter that it was made by, since the letter tells whom it was about.
    """
    keys = list(keys)
    found = OutboundLetter.objects.filter(Q(pk__in=keys) | Q(gathered__in=keys))
    theirs = OutboundLetter.objects.filter(pk__in=set(found.values_list("pk", flat=True)))
    kept = theirs.filter(state__in=State.kept())
    kept.update(state=State.CANCELLED, reason=Reason.RECIPIENT_GONE, lease_until=None)
    theirs.update(recipient=None, address="")
    Suppression.objects.filter(letter__in=theirs).update(letter=None)
    DayPlace.objects.filter(letter__in=theirs).delete()
