"""Taking letters to send: one that somebody waits for alone, letters to many by the batch. Others' are passed by."""

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from arena.outbox.models import OutboundLetter
from arena.outbox.states import Priority, State

BATCH = 50


@transaction.atomic(durable=True)
def claim(transport):
    """The next letters, ours for as long as the lease lasts: none, one, or up to a batch of those to many.

    Durable: what a drain says must be kept at once, so that it never runs inside somebody else's transaction.
    """
    due = OutboundLetter.objects.due().select_related("recipient").select_for_update(skip_locked=True, of=("self",))
    rows = list(due[:1])
    if rows and rows[0].priority == Priority.BULK:
        rows = list(due.filter(priority=Priority.BULK)[:BATCH])
    taken = OutboundLetter.objects.filter(pk__in=[row.pk for row in rows])
    if rows:
        taken.update(state=State.CLAIMED, fence=F("fence") + 1, lease_until=Now() + transport.lease)
    for row in rows:
        row.state, row.fence = State.CLAIMED, row.fence + 1
    return rows


def release(rows, **facts):
    """Put them back, as if they had never been taken."""
    if rows:
        still_ours = OutboundLetter.objects.filter(_any_of(rows), state=State.CLAIMED)
        still_ours.update(state=State.READY, lease_until=None, **facts)


def _any_of(rows):
    """Each by its fence too: a worker given up for dead has nothing to put back."""
    ours = Q(pk__in=[])
    for row in rows:
        ours |= Q(pk=row.pk, fence=row.fence)
    return ours
