"""Opening reserved seats to all, on their day or sooner."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.models import Pool
from events.seats import seating
from events.states import Ending, PoolKind, SeatState


@transaction.atomic
def release(pool):
    """Let the free reserved seats go over to the room, and its queue have them; a second time changes nothing.

    Whoever waits for a reserved seat waits in the queue of the room too, and keeps the place there.
    """
    seats = seating.lock(pool.event)
    row = seats.pool(pool.pk)
    if not row.reserved_for:
        raise Refused(_("These seats are not reserved."))
    if row.released_at is None:
        _open(seats, row)
        seating.promote(seats)
    pool.refresh_from_db()


def _open(seats, row):
    if seats.common_room is None:
        common = Pool.objects.create(event=seats.event, kind=PoolKind.ROOM, capacity=0)
        seats.pools.append(common)
    seating.also_wait(seats, row.registrations.in_queue_order(), seats.common_room)
    seating.end(seats, row.registrations.waiting(), SeatState.CANCELLED, Ending.RELEASED)
    Pool.objects.filter(pk=row.pk).update(released_at=seats.now)
    row.released_at = seats.now
