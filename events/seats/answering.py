"""Answering an offer: taking the seat, leaving it to the next, or asking to wait again."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from events.letters.seats import Confirmation, OnWaitingList
from events.models import Participant, Registration
from events.seats import seating
from events.states import Ending, PoolKind, SeatState


@transaction.atomic
def accept(registration):
    """Take the offered seat, and those offered to the party that this person signed up."""
    seats = seating.lock(registration.event)
    row = _offer(registration, seats)
    for one in _together(row):
        seating.seat(seats, [one])
        outbox.leave(Confirmation(one), language=one.participant.language)
    Participant.objects.filter(pk=row.participant_id, agreed_at=None).update(agreed_at=seats.now)
    seating.promote(seats)
    registration.refresh_from_db()


@transaction.atomic
def turn_down(registration):
    """Leave the seat to the next; the offer can never be used again."""
    seats = seating.lock(registration.event)
    row = _offer(registration, seats)
    seating.end(seats, _together(row), SeatState.CANCELLED, Ending.DECLINED)
    seating.promote(seats)
    registration.refresh_from_db()


@transaction.atomic
def put_back_last(registration):
    """Whose offer ran out waits again, as the last."""
    seats = seating.lock(registration.event)
    row = Registration.objects.select_related("participant", "pool").get(pk=registration.pk)
    if row.state != SeatState.LAPSED or row.ending != Ending.OFFER_RAN_OUT:
        raise Refused(_("This offer did not run out."))
    if not seats.event.is_open_at(seats.now):
        raise Refused(_("Sign-up is closed."))
    live = row.participant.registrations.live()
    again = live.filter(pool=row.pool).first()
    if again:
        return again
    if row.kind != PoolKind.ITEM and live.confirmed().filter(kind=row.kind).exists():
        raise Refused(_("You have a seat already."))
    new = Registration.objects.create(
        event=row.event, pool=row.pool, kind=row.kind, participant=row.participant, state=SeatState.WAITING
    )
    new.refresh_from_db()
    next(pool for pool in seats.pools if pool.pk == row.pool_id).next_queue_number += 1
    outbox.leave(OnWaitingList(new), language=row.participant.language)
    seating.promote(seats, asking=[row.participant])
    new.refresh_from_db()
    return new


def _offer(registration, seats):
    row = Registration.objects.select_related("participant", "pool", "event").get(pk=registration.pk)
    if row.state != SeatState.OFFERED or row.held_until <= seats.now:
        raise Refused(_("The offer has ended."))
    return row


def _together(row):
    """The offer, and for whoever registered a party those of the colleagues."""
    party = Registration.objects.filter(
        pool=row.pool, state=SeatState.OFFERED, participant__party=row.participant.party
    ).select_related("participant")
    mine = party.filter(participant=row.participant) | party.filter(participant__registered_by=row.participant)
    return list(mine.order_by("pk"))
