"""Answering an offer: taking the seat, leaving it to the next, or asking to wait again."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from events.letters.seats import Confirmation, OnWaitingList
from events.models import Participant, Registration
from events.seats import seating
from events.states import Ending, EventState, PoolKind, SeatState


@transaction.atomic
def accept(registration):
    """Take the offered seat, and those offered to the party that this person signed up."""
    seats = seating.lock(registration.event)
    row = _offer(registration, seats)
    if seats.event.state != EventState.PUBLISHED:
        raise Refused(_("The event is cancelled."))
    Participant.objects.filter(pk=row.participant_id, agreed_at=None).update(agreed_at=seats.now)
    for one in _together(row):
        seating.seat(seats, [one])
        outbox.leave(Confirmation(one), language=one.participant.language)
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
    """Whose offer ran out waits again, as the last in every queue that is open to them."""
    seats = seating.lock(registration.event)
    row = Registration.objects.select_related("participant", "pool").get(pk=registration.pk)
    if row.state != SeatState.LAPSED or row.ending != Ending.OFFER_RAN_OUT:
        raise Refused(_("This offer did not run out."))
    if not seats.event.is_open_at(seats.now):
        raise Refused(_("Sign-up is closed."))
    live = row.participant.registrations.live().filter(kind=row.kind, pool__item=row.pool.item)
    if again := live.first():
        if again.state == SeatState.CONFIRMED:
            raise Refused(_("You have a seat already."))
        return again
    for pool in _queues(seats, row):
        seating.also_wait(seats, [row], pool)
    outbox.leave(OnWaitingList(live.first()), language=row.participant.language)
    seating.promote(seats, asking=[row.participant])
    return live.order_by("state", "pk").first()


def _queues(seats, row):
    """Those of the programme item, or of what is open to all and to the sector of the participant."""
    if row.kind == PoolKind.ITEM:
        return [pool for pool in seats.pools if pool.pk == row.pool_id]
    return [pool for pool in seats.of_kind(row.kind) if pool.reserved_for in ("", row.participant.sector)]


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
