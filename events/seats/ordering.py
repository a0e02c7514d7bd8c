"""What the staff may change in the order of a queue, each time for a reason that is kept."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from events.letters.seats import Confirmation
from events.models import Pool, Registration
from events.seats import seating
from events.states import SeatState


@transaction.atomic
def fill_gaps(pool, on, *, why=""):
    """Let smaller parties pass one that does not fit, for a reason; or let it wait at the head again."""
    seats = seating.lock(pool.event)
    row = seats.pool(pool.pk)
    row.fills_gaps, row.fills_gaps_why = on, why if on else ""
    Pool.objects.filter(pk=pool.pk).update(fills_gaps=row.fills_gaps, fills_gaps_why=row.fills_gaps_why)
    seating.promote(seats)
    pool.refresh_from_db()


@transaction.atomic
def move_up(registration, *, reason):
    """Let this one be served before the others, for a reason that is kept."""
    seats = seating.lock(registration.event)
    row = Registration.objects.filter(pk=registration.pk, state=SeatState.WAITING)
    if not row.update(moved_up_at=seats.now, reason=reason):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    seating.promote(seats)
    registration.refresh_from_db()


@transaction.atomic
def give_seat(registration, *, reason):
    """Give a free seat to somebody who waits, without asking and out of turn: for the last hours before it starts."""
    seats = seating.lock(registration.event)
    row = Registration.objects.waiting().filter(pk=registration.pk).select_related("participant").first()
    if row is None:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    if not row.participant.is_servable:
        raise Refused(_("The address is not confirmed yet, or the registration is not approved."))
    if not seats.pool(row.pool_id).has_room_for(1):
        raise Refused(_("No seat is free."))
    seating.seat(seats, [row], reason=reason)
    outbox.leave(Confirmation(row), language=row.participant.language)
    seating.promote(seats)
    registration.refresh_from_db()
