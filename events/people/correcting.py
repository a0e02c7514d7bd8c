"""What somebody has said of themselves is set right: by the staff, when they ask for it, or by themselves."""

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.models import Participant
from events.seats.seating import Clock


@transaction.atomic
def correct(participant, person):
    """Write who the person is; with another address the old links are dead, and the person is known by the new one.

    The history says that it was done and by whom, and not what the name or the address was: those are the person's own.
    """
    row = locked(participant)
    if person.email and person.key != row.person_key:
        _give_address(row, person.key)
    for name, value in person.facts().items():
        setattr(row, name, value)
    row.corrected_at = Clock()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:  # given to somebody else a moment ago
        raise Refused(_("Somebody else at this event has that address.")) from None
    return row


@transaction.atomic
def change_own(participant, person):
    """The participant says something else than before; the address stays, since the links are sent there."""
    row = locked(participant)
    facts = person.facts()
    del facts["email"]
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    return row


def locked(participant):
    """The row as it is now; nothing is written about somebody who was erased a moment ago."""
    row = Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
    if row.erased_at:
        raise Refused(_("This participant has been erased."))
    return row


def _give_address(row, key):
    others = Participant.objects.filter(event=row.event_id, person_key=key).exclude(pk=row.pk)
    if others.exists():
        raise Refused(_("Somebody else at this event has that address."))
    row.person_key, row.link_salt, row.user = key, uuid4(), None
