"""Saying yes oneself: to an address that is one's own, and to having been signed up by a colleague."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.outbox.wanting.suppressing import lift
from arena.shared.errors import Refused
from events.letters.seats import Confirmation
from events.models import Participant, Registration
from events.seats import seating
from events.seats.registering import tell_one
from events.states import PoolKind, SeatState


@transaction.atomic
def confirm_address(participant):
    """The person has shown that the address is theirs: what was held is theirs, and the queue counts them."""
    seats = seating.lock(participant.event)
    participant.refresh_from_db()
    if participant.agreed_at and participant.confirm_until is None:
        return participant
    if participant.confirm_until is None or participant.confirm_until <= seats.now:
        raise Refused(_("The half hour has passed, and the seat was given to the next. You can sign up again."))
    waits = seats.event.participants.filter(party=participant.party, confirm_until__isnull=False)
    together = list(waits.values_list("pk", flat=True))
    Participant.objects.filter(pk__in=together).update(confirm_until=None)
    Participant.objects.filter(pk=participant.pk).update(agreed_at=seats.now)
    party = list(Participant.objects.filter(pk__in=together).order_by("pk"))
    participant.refresh_from_db()
    held = Registration.objects.filter(participant__in=party, state=SeatState.HELD).select_related("participant")
    seating.seat(seats, held)
    seating.promote(seats, asking=party)
    lift(participant.email)  # a letter has arrived there
    for person in party:
        tell_one(person, is_self=person.pk == participant.pk)
    return participant


@transaction.atomic
def agree(participant):
    """Whom a colleague signed up says yes themselves, and gets the confirmation with all that goes with a seat."""
    row = Participant.objects.select_for_update().get(pk=participant.pk)
    if not row.registrations.live().exists():
        raise Refused(_("This registration has ended."))
    if row.agreed_at is None:
        row.agreed_at = seating.now()
        row.save(update_fields=["agreed_at"])
        for seat in row.registrations.confirmed().exclude(kind=PoolKind.ITEM):
            outbox.leave(Confirmation(seat), language=row.language)
    return row
