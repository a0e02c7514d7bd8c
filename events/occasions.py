"""When, where and in what form an event is held: as it is now, and as it was before it was moved."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events import times
from events.states import Mode, PoolKind, Precision


@dataclass(frozen=True)
class Occasion:
    """The answer of `events.times`, and a place in words."""

    starts_at: datetime
    ends_at: datetime | None
    mode: str
    place: str
    zone: str
    precision: str = Precision.MINUTE

    @property
    def when(self):
        return times.when(self)

    @property
    def where(self):
        if self.mode == Mode.ROOM:
            return self.place
        return _("Online") if self.mode == Mode.ONLINE else _("%(place)s and online") % {"place": self.place}


def takes_part_online(mode, kind):
    """Also whoever has a seat in a room that the event has left, since it is held online instead."""
    return kind == PoolKind.ONLINE or (mode == Mode.ONLINE and kind == PoolKind.ROOM)


def now_of(event):
    return Occasion(event.starts_at, event.ends_at, event.mode, place_of(event), event.zone, event.precision)


def before(change):
    """What stood before the change."""
    return Occasion(change.starts_at, change.ends_at, change.mode, change.place, change.event.zone)


def place_of(event):
    """Room, venue and street, in an order that one finds by."""
    venue = [event.venue.name, event.venue.address] if event.venue else []
    return ", ".join(filter(None, [event.room, *venue]))[:220]
