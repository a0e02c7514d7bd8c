"""Sending many letters again, when a person has decided about all of them at once."""

from itertools import groupby

from django.db import transaction

from arena.outbox.models import DeliveryAttempt, OutboundLetter
from arena.outbox.states import Phase, State


@transaction.atomic
def send_again(letters, *, by):
    """Let those that failed, or of which nobody knows, wait anew; say how many. What has moved on meanwhile is left."""
    rows = letters.can_be_sent_again().select_for_update(of=["self"], skip_locked=True).order_by("kind", "pk")
    rows = list(rows.only("kind", "fence"))
    for kind, same in groupby(rows, key=lambda row: row.kind):
        alike = OutboundLetter.objects.filter(pk__in=[row.pk for row in same])
        alike.update(state=State.READY, **OutboundLetter.anew(kind))
    notes = [DeliveryAttempt(letter=row, fence=row.fence + 1, phase=Phase.AGAIN, by=by) for row in rows]
    DeliveryAttempt.objects.bulk_create(notes)
    return len(rows)
