"""Asking people to come to an event; their letters go when it is published, and at once from then on."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from arena import outbox
from arena.outbox.states import Stream
from arena.outbox.wanting import preferring
from events.keys import person_key
from events.letters.invitations import EventInvitation
from events.models import Event, Invitation
from events.states import EventState


@transaction.atomic
def invite(event, addresses, *, language, by):
    """Invite each address once, and none that has ended invitations; one that was taken back is invited anew.

    Gives those that are new.
    """
    event = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    known = {row.person_key: row for row in event.invitations.all()}
    new, refused = [], unwilling(addresses)
    for address in addresses:
        if address in refused:
            continue
        row = known.get(person_key(address)) or Invitation(event=event, person_key=person_key(address))
        if row._state.adding or row.revoked_at:
            row.email, row.language, row.by = address, language, by
            row.created_at, row.declined_at, row.revoked_at = timezone.now(), None, None
            row.save()
            known[row.person_key] = row
            new.append(row)
    if event.state == EventState.PUBLISHED:
        _send(new)
    return new


def unwilling(addresses):
    """Those that have ended invitations."""
    keys = {address: person_key(address) for address in addresses}
    ended = preferring.who_ended(keys.values(), Stream.NEWS)
    return {address for address, key in keys.items() if key in ended}


def send_all(event):
    """The event is published: those who were invited before learn of it now."""
    _send(event.invitations.standing())


def _send(invitations):
    for invitation in invitations:
        outbox.leave(EventInvitation(invitation), language=invitation.language)


def decline(invitation):
    """A seat that the person has is not touched: it is cancelled by its own link."""
    Invitation.objects.standing().filter(pk=invitation.pk, declined_at=None).update(declined_at=Now())


def take_back(invitation):
    """The link dies; who has signed up already keeps the seat."""
    Invitation.objects.standing().filter(pk=invitation.pk).update(revoked_at=Now())
