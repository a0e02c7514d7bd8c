"""The seats of one event under its lock: who gets one, who waits, and who is next.

Every act that takes or frees a seat begins with `lock(event)`, which locks the event and all its pools, and ends with
`promote()` in the same transaction, so that no freed seat waits for a worker. Time is the database's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import OperationalError, connection
from django.db.models import DateTimeField, Func
from django.utils.translation import gettext as _
from psycopg2.errors import LockNotAvailable

from arena import outbox
from arena.shared.errors import Refused
from events.letters.seats import Confirmation, SeatOffered
from events.models import Event, Pool, Registration
from events.states import Ending, EventState, PoolKind, SeatState

HOLD = timedelta(minutes=30)  # an unconfirmed address
OFFER_LASTS = [  # while so long remains until the start, an offer lasts for so long
    (timedelta(days=7), timedelta(hours=48)),
    (timedelta(days=1), timedelta(hours=12)),
    (timedelta(0), timedelta(hours=3)),
]
SHORTEST_OFFER = timedelta(hours=3)
LOOKED_AT = 300  # of those who can be served, for each seat
PASSED_BY = "not yet confirmed or approved"  # why those before in the queue were passed by; kept, not shown
WITHOUT_ASKING = "too late to ask"


class Busy(Refused):
    """Too many wanted the same row for too long; nothing was written, and trying again is safe."""


class Clock(Func):
    function = "clock_timestamp"
    output_field = DateTimeField()


@dataclass
class Seats:
    """An event with its pools, locked and as they are now; their `taken` is kept in step as seats are given."""

    event: Event
    pools: list[Pool]
    now: datetime

    def pool(self, key):
        """The one with this key."""
        return next(pool for pool in self.pools if pool.pk == key)

    def of_kind(self, kind):
        """The pools of the kind that may still be used: reserved ones first, those already opened to all not at all."""
        pools = [pool for pool in self.pools if pool.kind == kind and not (pool.reserved_for and pool.released_at)]
        return sorted(pools, key=lambda pool: (not pool.reserved_for, pool.pk))

    @property
    def common_room(self):
        return next((pool for pool in self.pools if pool.kind == PoolKind.ROOM and not pool.reserved_for), None)

    def has_queue(self, pool):
        """Whether somebody who could be served already waits."""
        return pool.next_queue_number > 1 and pool.registrations.servable().exists()

    def can_seat(self, pool, number):
        return pool.has_room_for(number) and not self.has_queue(pool)

    @property
    def offer_ends_at(self):
        """When an offer made now would end: by its own time, the deadline or the start; None: too soon for any."""
        remains = self.event.starts_at - self.now
        lasts = next((lasts for until_start, lasts in OFFER_LASTS if remains > until_start), timedelta(0))
        end = min(self.now + lasts, self.event.last_moment)
        return end if end - self.now >= SHORTEST_OFFER else None


def now():
    """This moment, by the clock of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def lock(event):
    """Lock the event, then its pools in one order, for the rest of the transaction; `Busy` after three seconds."""
    rows = Pool.objects.filter(event=event).select_related("event").annotate(clock=Clock())
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '3s'")
        pools = list(rows.select_for_update(no_key=True, of=("event", "self")).order_by("pk"))
        if pools:
            return Seats(pools[0].event, pools, pools[0].clock)
        row = Event.objects.annotate(clock=Clock()).select_for_update(no_key=True).get(pk=event.pk)
    except OperationalError as fault:
        if not isinstance(fault.__cause__, LockNotAvailable):
            raise
        raise Busy(_("Many are signing up right now. What you wrote is still here: try again in a moment.")) from fault
    return Seats(row, [], row.clock)


def end(seats, registrations, state, ending, reason=""):
    """End these registrations and free what they held."""
    rows = list(registrations)
    if not rows:
        return rows
    holding = [row for row in rows if row.state in SeatState.holding()]
    Registration.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=state, ending=ending, ended_at=Clock(), held_until=None, reason=reason
    )
    for pool in seats.pools:
        pool.taken -= sum(1 for row in holding if row.pool_id == pool.pk)
    return rows


def promote(seats, *, asking=()):
    """Give every free seat to whoever is next, until nothing more fits.

    `asking` are participants who stand at the door this moment, so that they get a seat and no question whether they
    still want one.
    """
    if seats.event.state != EventState.PUBLISHED or seats.now >= seats.event.starts_at:
        return
    for pool in seats.pools:
        _hand_over_released(seats, pool)
    while any(_serve(seats, pool, asking) for pool in seats.pools):
        pass


def seat(seats, registrations, *, reason=""):
    """Confirm these, and end what they held or waited for that the seat stands instead of."""
    for row in registrations:
        others = Registration.objects.live().filter(participant=row.participant).exclude(pk=row.pk)
        if row.kind == PoolKind.ROOM:
            end(seats, others.exclude(kind=PoolKind.ITEM), SeatState.CANCELLED, Ending.GOT_ANOTHER)
        elif row.kind == PoolKind.ONLINE:
            end(seats, others.filter(kind=PoolKind.ONLINE), SeatState.CANCELLED, Ending.GOT_ANOTHER)
        _move(seats, row, SeatState.CONFIRMED, reason=reason or row.reason)


def _serve(seats, pool, asking):
    """Give those who are next their seats, or an offer of them, while they fit; say whether anybody got one."""
    if pool.next_queue_number == 1 or not pool.has_room_for(1):
        return False
    was_served = False
    for party in _parties(pool):
        is_direct = all(row.participant.takes_directly or row.participant in asking for row in party)
        if not pool.has_room_for(len(party)):
            if not pool.fills_gaps:
                break
            continue
        if not is_direct and seats.offer_ends_at is None:
            continue
        _give(seats, pool, party, is_direct, _excuse(seats, pool, party))
        was_served = True
    return was_served


def _parties(pool):
    """Who can be served, in order, those who come together as one."""
    by_party = {}
    for row in pool.registrations.in_queue_order().servable().select_related("participant")[:LOOKED_AT]:
        by_party.setdefault(row.participant.party, []).append(row)
    return list(by_party.values())


def _excuse(seats, pool, party):
    """Why this party may come before those who stand before it, where it does."""
    if party[0].reason:
        return party[0].reason
    if pool.fills_gaps:
        return pool.fills_gaps_why
    if seats.offer_ends_at is None:
        return WITHOUT_ASKING
    is_passing = pool.registrations.unservable().filter(queue_number__lt=party[0].queue_number).exists()
    return PASSED_BY if is_passing else ""


def _give(seats, pool, party, is_direct, reason):
    if is_direct:
        seat(seats, party, reason=reason)
        for row in party:
            outbox.leave(Confirmation(row), language=row.participant.language)
        return
    for row in party:
        _move(seats, row, SeatState.OFFERED, held_until=seats.offer_ends_at, reason=reason)
        same = Registration.objects.waiting().filter(participant=row.participant, kind=row.kind)
        end(seats, same, SeatState.CANCELLED, Ending.GOT_ANOTHER)
        outbox.leave(SeatOffered(row), language=row.participant.language)


def _move(seats, row, state, **facts):
    was_holding = row.state in SeatState.holding()
    row._move_to(state, **{"held_until": None, **facts})
    if not was_holding:
        seats.pool(row.pool_id).taken += 1


def _hand_over_released(seats, pool):
    """A seat that comes free where a reservation has been opened to all belongs to the whole room."""
    if pool.released_at and pool.free > 0 and seats.common_room:
        free, common = pool.free, seats.common_room
        set_capacity(pool, pool.capacity - free)
        if common.capacity is not None:
            set_capacity(common, common.capacity + free)


def set_capacity(pool, capacity):
    """Write the capacity; whoever has a seat keeps it, which the database sees to."""
    Pool.objects.filter(pk=pool.pk).update(capacity=capacity)
    pool.refresh_from_db(fields=["capacity", "grandfathered", "taken"])


def also_wait(seats, waiting, pool):
    """Let those who wait in another queue stand in this one too, after those who do already and in the same order."""
    there = set(pool.registrations.live().values_list("participant", flat=True))
    people = dict.fromkeys(row.participant_id for row in waiting if row.participant_id not in there)
    facts = {"event": seats.event, "pool": pool, "kind": pool.kind, "state": SeatState.WAITING}
    made = Registration.objects.bulk_create(Registration(participant_id=key, **facts) for key in people)
    pool.next_queue_number += len(made)
