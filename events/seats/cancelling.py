"""Giving a seat back, which goes to the next in the same moment; and taking that back while nobody has it."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from events.letters.seats import Confirmation, RegistrationCancelled, SeatTakenBack
from events.models import Registration
from events.seats import coming, seating
from events.states import Ending, PoolKind, SeatState, StillComing

UNDO = timedelta(minutes=10)


@transaction.atomic
def cancel(participant, *, ending=Ending.OWN, reason=""):
    """End every registration of the participant at the event; a second time changes nothing."""
    seats = seating.lock(participant.event)
    return _cancel(seats, participant.registrations.live(), ending, reason)


@transaction.atomic
def cancel_one(registration, *, ending=Ending.OWN, reason=""):
    """End one of them: a programme item, the place in the queue for the room."""
    seats = seating.lock(registration.event)
    return _cancel(seats, Registration.objects.live().filter(pk=registration.pk), ending, reason)


def _cancel(seats, registrations, ending, reason):
    rows = seating.end(seats, registrations.order_by("pk"), SeatState.CANCELLED, ending, reason)
    if rows:
        told = Registration.objects.select_related("participant").get(pk=_foremost(rows).pk)
        outbox.leave(RegistrationCancelled(told), language=told.participant.language)
        if ending == Ending.OWN and not told.participant.registrations.live().exists():
            coming.answered(told.participant, StillComing.CANNOT)
        seating.promote(seats)
    return rows


def _foremost(rows):
    """What one letter about all of them is about: the seat, if there was one."""
    return next((row for row in rows if row.state == SeatState.CONFIRMED and row.kind != PoolKind.ITEM), rows[0])


@transaction.atomic
def undo(participant):
    """Take the seats back that the participant gave back within the last minutes, if nobody else has them."""
    seats = seating.lock(participant.event)
    rows = list(given_back(participant, seats.now))
    if not rows or not seats.event.can_be_changed_at(seats.now):
        raise Refused(_("There is nothing to take back any more."))
    if participant.registrations.live().exists():
        raise Refused(_("You have signed up again already."))
    outbox.stop(letter(row).unique_key() for row in rows for letter in (Confirmation, RegistrationCancelled))
    for row in rows:
        pool = seats.pool(row.pool_id)
        if not seats.can_seat(pool, 1):
            raise Refused(_("The seat has gone to somebody else."))
        row._move_to(SeatState.CONFIRMED, ending="", ended_at=None, reason="")
        pool.taken += 1
    outbox.leave(SeatTakenBack(_foremost(rows)), language=participant.language)
    coming.answered(participant, StillComing.COMES)
    return rows


def given_back(participant, moment):
    """The seats that can still be taken back, if they are free."""
    rows = participant.registrations.filter(
        state=SeatState.CANCELLED, ending=Ending.OWN, ended_at__gt=moment - UNDO, moves__before=SeatState.CONFIRMED
    )
    return rows.distinct().order_by("pk")
