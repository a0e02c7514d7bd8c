"""Which pools of seats an event has, and how many of a sector or municipality its organiser hopes for."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.seats import seating


@transaction.atomic
def add_pool(form):
    """A pool more; its seats go to those who already wait for one like it."""
    seats = seating.lock(form.instance.event)
    pool = form.save()
    pool.refresh_from_db()
    seats.pools.append(pool)
    seating.also_wait(seats, _waiting_for(pool), pool)
    seating.promote(seats)
    return pool


def _waiting_for(pool):
    """Who waits for another seat of the kind; where it is reserved, those who come together all of that sector."""
    waiting = pool.event.registrations.in_queue_order().filter(kind=pool.kind).exclude(pool=pool)
    if not pool.reserved_for:
        return waiting
    others = waiting.exclude(participant__sector=pool.reserved_for)
    return waiting.exclude(participant__party__in=others.values("participant__party"))


@transaction.atomic
def remove_pool(pool):
    """Gone, while nobody has ever been in it."""
    seating.lock(pool.event)
    if pool.registrations.exists():
        raise Refused(_("Somebody has or had a seat here, so that the pool must stay. Set its seats to 0 instead."))
    pool.delete()
