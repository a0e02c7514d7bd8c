"""More seats or fewer, and a sign-up that is closed or open."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.seats import seating


@transaction.atomic
def resize(pool, capacity):
    """Set how many seats there are, None for no limit: free ones go to the queue, and nobody loses one."""
    seats = seating.lock(pool.event)
    row = seats.pool(pool.pk)
    if row.released_at:
        raise Refused(_("These seats have been opened to all. Change the seats of the room."))
    seating.set_capacity(row, capacity)
    seating.promote(seats)
    pool.refresh_from_db()


@transaction.atomic
def close(event):
    """No new registrations, until it is opened again; the queue goes on."""
    seats = seating.lock(event)
    seats.event.close()
    event.refresh_from_db()


@transaction.atomic
def reopen(event):
    seats = seating.lock(event)
    seats.event.reopen()
    seating.promote(seats)
    event.refresh_from_db()
