"""What every letter to a participant says of the event: when, where, how to join, and until when one can change.

The link to an online meeting is told to whom has a confirmed seat there and has said yes themselves, to nobody else.
"""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events import times
from events.occasions import takes_part_online
from events.states import PoolKind, SeatState


def facts(participant, seats=None):
    """`seats` where they have been read already: the live ones, with pools and programme items."""
    event = participant.event
    if seats is None:
        seats = list(participant.registrations.live().select_related("pool__item").order_by("pk"))
    kinds = {seat.kind for seat in seats if seat.kind in event.pool_kinds} or event.pool_kinds
    is_there = PoolKind.ROOM in kinds
    return {
        "when": when(event),
        "where": where(event) if is_there else "" if seats else PoolKind.ONLINE.label,
        "venue": event.venue if is_there else None,
        "venue_language": _language_of(event.venue),
        "is_online": bool(seats) and PoolKind.ONLINE in kinds,
        "online_link": online_link(participant, seats),
        "items": [_item(seat) for seat in seats if seat.kind == PoolKind.ITEM],
        "changes_until": moment(event, event.changes_until or event.starts_at),
    }


def _language_of(venue):
    """What the accessibility of the venue is written in, where that is not the language of the reader."""
    return "sv" if venue and get_language() == "en" and not venue.accessibility_en else ""


def _item(seat):
    """The title, and what is had of it where that is no seat yet."""
    return str(seat.pool.item) + ("" if seat.state == SeatState.CONFIRMED else f" ({seat.get_state_display()})")


def when(event):
    """Day and hours with the zone always written out: a letter is read anywhere."""
    said = times.when(event)
    return f"{said} {zone(event)}" if event.zone == times.HOME else said


def moment(event, at):
    """One moment by the clock of the event, with the zone."""
    return f"{times.day_and_hour(at, event.zone)} {zone(event)}"


def zone(event):
    return _("(Swedish time)") if event.zone == times.HOME else times.zone_note(event).strip()


def where(event):
    """Venue, room and street address in one line; what is documented of the place, where there is no venue."""
    venue = event.venue
    parts = [venue.name, event.room, venue.address] if venue else [event.place_note, event.room]
    return ", ".join(part for part in parts if part)


def online_link(participant, seats):
    event = participant.event
    confirmed = [seat for seat in seats if seat.state == SeatState.CONFIRMED]
    has_seat = any(takes_part_online(event.mode, seat.kind) for seat in confirmed)
    return event.online_url if has_seat and participant.agreed_at else ""
