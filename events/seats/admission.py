"""Whether one may sign up now, and the honest numbers: what the pages say before anybody asks for a seat.

What is said here may be old a second later; `events.seats.registering` decides under the lock.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Registration
from events.states import EventState, PoolKind, SeatState, SignUp


class Door(StrEnum):
    """Open, or why not."""

    OPEN = "open"
    FULL = "full"  # and nobody may wait
    NOT_YET = "not_yet"
    TOO_LATE = "too_late"
    CLOSED = "closed"
    STARTED = "started"
    OVER = "over"
    CANCELLED = "cancelled"
    UNPUBLISHED = "unpublished"
    ELSEWHERE = "elsewhere"
    NOT_NEEDED = "not_needed"


@dataclass
class Way:
    """One way to take part: in the room, online or in one programme item."""

    kind: str
    pools: list

    @property
    def common(self):
        """The pool that is open to everybody."""
        return next((pool for pool in self.pools if not pool.reserved_for), None)

    @property
    def reserved(self):
        return [pool for pool in self.pools if pool.is_reserved]

    @property
    def free(self):
        """Seats that anybody can have at once; None: no limit."""
        if self.common is None:
            return 0
        return None if self.common.capacity is None else max(self.common.free, 0)

    @property
    def waiting(self):
        """How many wait: those who may have a reserved seat wait for the others too, so the longest queue has all."""
        return max((pool.waiting for pool in self.pools), default=0)

    @property
    def must_wait(self):
        """Whether whoever comes now is put on the waiting list, other than where seats are reserved for them."""
        return self.free == 0 or self.waiting > 0

    @property
    def seems_free(self):
        """Seats are free, and still not for everybody."""
        return self.must_wait and any(pool.free > 0 for pool in self.reserved)

    @property
    def is_full(self):
        return self.must_wait and not self.seems_free

    @property
    def numbers(self):
        """How many seats are free for everybody, and how many people stand before whoever comes now."""
        if self.seems_free:
            sectors = ", ".join(str(pool.get_reserved_for_display()) for pool in self.reserved if pool.free > 0)
            return _("free only for those from: %(sectors)s; everybody else waits") % {"sectors": sectors}
        if self.waiting and (self.free is None or self.free):
            return ngettext(
                "%(n)s stands before you in the queue", "%(n)s stand before you in the queue", self.waiting
            ) % {"n": self.waiting}
        if self.free is None:
            return _("no limit")
        if self.free:
            return ngettext("%(n)s seat free", "%(n)s seats free", self.free) % {"n": self.free}
        if not self.waiting:
            return _("full, nobody waits yet")
        return ngettext("full, %(n)s waits", "full, %(n)s wait", self.waiting) % {"n": self.waiting}


class Admission:
    """The sign-up of one event as somebody meets it; `pools` as `with_waiting` gives them, where they are known."""

    def __init__(self, event, user=None, pools=None):
        self.event, self.user, self._pools = event, user, pools

    @cached_property
    def pools(self):
        return list(self._pools if self._pools is not None else with_waiting(self.event))

    @cached_property
    def ways(self):
        """Room and online, where the event has seats there."""
        kinds = [(kind, self._of(kind)) for kind in (PoolKind.ROOM, PoolKind.ONLINE)]
        return {kind: Way(kind, pools) for kind, pools in kinds if pools}

    @cached_property
    def items(self):
        """The programme items that one signs up for, in their order."""
        pools = sorted(self._of(PoolKind.ITEM), key=lambda pool: (pool.item.starts_at, pool.item_id))
        return [(pool.item, Way(pool.kind, [pool])) for pool in pools]

    def _of(self, kind):
        return [pool for pool in self.pools if pool.kind == kind and not (pool.reserved_for and pool.released_at)]

    @property
    def room(self):
        return self.ways.get(PoolKind.ROOM)

    @property
    def online(self):
        return self.ways.get(PoolKind.ONLINE)

    @property
    def must_wait(self):
        """Nobody who comes now gets a seat at once, whichever way they choose; without seats nobody waits either."""
        return bool(self.ways) and all(way.is_full for way in self.ways.values())

    @property
    def may_have_to_wait(self):
        """Whether it is worth asking how a seat that comes free shall be given."""
        if not self.event.has_waiting_list:
            return False
        return self.event.needs_approval or any(
            way.must_wait or way.reserved for way in [*self.ways.values(), *(way for _item, way in self.items)]
        )

    @cached_property
    def door(self):
        event, now = self.event, timezone.now()
        shut = [
            (Door.CANCELLED, event.state == EventState.CANCELLED),
            (Door.UNPUBLISHED, event.state != EventState.PUBLISHED),
            (Door.OVER, event.is_over),
            (Door.NOT_NEEDED, event.sign_up == SignUp.NONE),
            (Door.STARTED, event.starts_at <= now),
            (Door.ELSEWHERE, event.sign_up == SignUp.ELSEWHERE),
            (Door.CLOSED, event.closed_at is not None or not self.ways),
            (Door.TOO_LATE, event.last_moment <= now),
            (Door.NOT_YET, not event.is_open_at(now)),
        ]
        why = next((door for door, is_so in shut if is_so), None)
        return why or (Door.FULL if self._turns_away else Door.OPEN)

    @property
    def _turns_away(self):
        return not self.event.has_waiting_list and all(way.is_full for way in self.ways.values())

    @property
    def is_open(self):
        return self.door == Door.OPEN

    @cached_property
    def own(self):
        """What the signed-in person has here: their seat, or else their place in the queue."""
        if self.user is None or not self.user.is_authenticated:
            return None
        live = Registration.objects.live().filter(event=self.event, participant__user=self.user)
        rows = live.exclude(kind=PoolKind.ITEM).select_related("participant")
        return min(rows, key=lambda row: row.state == SeatState.WAITING, default=None)


def with_waiting(event):
    """The event's pools in one statement, each with how many wait that a newcomer stands behind.

    An address that nobody has confirmed, or that the organiser has not said yes to, keeps no one from a free seat.
    """
    queue = Registration.objects.servable().filter(pool=OuterRef("pk")).order_by()
    number = Subquery(queue.values("pool").annotate(number=Count("pk")).values("number"))
    return event.pools.select_related("item").annotate(waiting=Coalesce(number, 0))
