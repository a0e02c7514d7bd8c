"""What a letter says to the calendar of one person (RFC 5546): take the event in, or take it out again.

A letter carries it only while it is so when the letter is written, so one that comes late never undoes a later one.
Whoever has not said yes themselves has nothing taken in, and an event without a mailbox has nobody to answer to.
"""

from django.utils import timezone

from arena.outbox.letters import CalendarPart
from arena.shared.templatetags.typed import typed
from events.models import Event
from events.outside import calendars, entries
from events.outside.entries import Seat
from events.outside.following import seat_of
from events.states import EventState, PoolKind, SeatState

REQUEST, CANCEL = "REQUEST", "CANCEL"
COMES = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}


def calendar_part(participant, method, address):
    """The event with its one attendee, who reads letters at this address; None, where that is not how things stand."""
    if participant.agreed_at is None or not participant.calendar_steps:
        return None
    seat = _seat(participant)
    if method != (REQUEST if seat else CANCEL):
        return None
    found = entries.read(Event.objects.filter(pk=participant.event_id).in_calendars().exclude(mailbox=""))
    return CalendarPart(method, _written(participant, found[0], seat, address)) if found else None


def _seat(participant):
    """In the room or online, at an event that is held."""
    seats = participant.registrations.confirmed().exclude(kind=PoolKind.ITEM)
    return seats.filter(event__state=EventState.PUBLISHED).select_related("event", "participant").first()


def _written(participant, entry, row, address):
    """Cancelled for everybody, the event says so; for one person alone it keeps still, for the others are to come."""
    from icalendar import vDatetime

    seat = seat_of(row) if row else Seat(SeatState.CANCELLED, "")
    event = calendars.vevent(entry._replace(seat=seat, steps=participant.calendar_steps))
    event["DTSTAMP"] = vDatetime(timezone.now())  # when it was said, where a feed tells when the event was changed
    if row is None and not entry.is_cancelled:
        del event["STATUS"]
    event.add("attendee", f"mailto:{address}", {"CN": typed(participant.name) or address, **COMES})
    return calendars.calendar_of_one(event, REQUEST if row else CANCEL)
