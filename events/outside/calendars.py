"""Events as iCalendar (RFC 5545): one VEVENT for each, under the same name for life in every file and feed.

Files and feeds are METHOD:PUBLISH: they name nobody who comes, and only a person's own carry a link to a meeting. Each
VEVENT of theirs is written once and kept by its facts, so a feed costs little more than the reading of its rows. What
letters carry is made of the same parts in `requests`.
"""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models.event import ZONE
from events.states import PoolKind, Precision, SeatState

CONTENT_TYPE = "text/calendar; charset=utf-8"
COME_BACK = timedelta(hours=1)  # what programs are asked to keep to; most come less often
CLOSING = b"END:VCALENDAR\r\n"
# A single one makes the whole file unreadable to some; the last ones turn the writing round.
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
LINE_ENDS = re.compile(rb"\xc2\x85|\xe2\x80[\xa8\xa9]")  # to programs that go by Unicode, where iCalendar has but one
CLOCK_CHANGES = [  # as the European Union has set them since 1996
    ("Daylight", "CEST", "1996-03-31T02:00", 3, 1, 2),
    ("Standard", "CET", "1996-10-27T03:00", 10, 2, 1),
]


def calendar(entries, name="", address=""):
    """A whole file; one with a name is a feed, which says what it is called and how often to come back."""
    language = get_language()
    return b"".join([_opening(name, address, language), *[_written(entry, language) for entry in entries], CLOSING])


def calendar_of_one(event, method):
    """A whole file with one VEVENT that somebody is asked to take in, or to take out."""
    return b"".join([_opening("", "", get_language(), method), _bytes(event), CLOSING])


def calendar_name(entry):
    """What everybody calls the event, in every file, feed and letter; nothing in it ever changes."""
    return f"{entry.uid}@{settings.MAIL_DOMAIN}"


def to_subscribe(address):
    """By the scheme that asks a program to come back, and not only to fetch the file once."""
    return f"webcal:{address.partition(':')[2]}"


@lru_cache(maxsize=200)
def _opening(name, address, language, method="PUBLISH"):
    from icalendar import Calendar, vDuration, vText

    opening = Calendar()
    opening.add("prodid", f"-//E-hälsoarenan//{settings.MAIL_DOMAIN}//{language.upper()}")
    opening.add("version", "2.0")
    opening.add("method", method)
    if name:
        opening.add("name", vText(name))
        opening.add("x-wr-calname", vText(name))
        opening.add("x-wr-timezone", ZONE)
        opening.add("url", address)
        opening.add("refresh-interval", COME_BACK, {"VALUE": "DURATION"})
        opening.add("x-published-ttl", vDuration(COME_BACK))
    opening.add_component(_time_zone())
    return _bytes(opening).removesuffix(CLOSING)


def _time_zone():
    import icalendar

    zone = icalendar.Timezone()
    zone.add("tzid", ZONE)
    for kind, name, first, month, before, after in CLOCK_CHANGES:
        change = getattr(icalendar, f"Timezone{kind}")()
        change.add("tzname", name)
        change.add("dtstart", datetime.fromisoformat(first))
        change.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        change.add("tzoffsetfrom", timedelta(hours=before))
        change.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(change)
    return zone


@lru_cache(maxsize=4000)
def _written(entry, _language):
    return _bytes(vevent(entry))


def _bytes(component):
    return LINE_ENDS.sub(b" ", CONTROLS.sub(b"", component.to_ical(sorted=False)))


def vevent(entry):
    """The event as every program is told of it, in the language of the reader."""
    from icalendar import Event

    written = Event()
    written.add("uid", calendar_name(entry))
    written.add("sequence", entry.sequence)
    written.add("dtstamp", entry.changed_at)
    written.add("last-modified", entry.changed_at)
    for name, moment in _time(entry):
        written.add(name, moment)
    written.add("status", _status(entry))
    written.add("summary", entry.heading, {"LANGUAGE": entry.content_language})
    written.add("description", _description(entry))
    written.add("url", settings.BASE_URL + entry.address)
    written.add("categories", [entry.kind_said.capitalize(), *entry.topics])
    if entry.place:
        written.add("location", entry.place)
    if entry.mailbox:
        written.add("organizer", f"mailto:{entry.mailbox}", {"CN": entry.organised_by or entry.mailbox})
    return written


def _time(entry):
    """By the clock on the wall in Sweden; a day known without a time is that whole day."""
    zone = ZoneInfo(ZONE)
    starts_at, ends_at = localtime(entry.starts_at, zone), entry.ends_at and localtime(entry.ends_at, zone)
    if entry.precision == Precision.DAY:
        last = (ends_at or starts_at).date()
        return [("dtstart", starts_at.date()), ("dtend", last + timedelta(days=1)), ("transp", "TRANSPARENT")]
    return [("dtstart", starts_at), *([("dtend", ends_at)] if ends_at else [])]


def _status(entry):
    if entry.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.seat and entry.seat.state != SeatState.CONFIRMED else "CONFIRMED"


def _description(entry):
    """Plain text: how one stands, why it is cancelled, what it is about, where to read more."""
    more = _("Read more: %(address)s") % {"address": settings.BASE_URL + entry.address}
    return "\n\n".join(filter(None, [_standing(entry), entry.is_cancelled and entry.reason, entry.summary, more]))


def _standing(entry):
    if entry.seat is None or entry.is_cancelled:
        return ""
    if entry.seat.state == SeatState.CANCELLED:
        return _("Your seat is cancelled.")
    if entry.seat.state == SeatState.WAITING:
        return _("You are on the waiting list.")
    if entry.seat.state == SeatState.OFFERED:
        return _("You have been offered a seat. Answer before the offer runs out.")
    if entry.seat.state == SeatState.HELD:
        return _("A seat is kept for you until you have confirmed.")
    if entry.seat.kind == PoolKind.ROOM:
        return _("You have a seat in the room.")
    return "\n".join(filter(None, [_("You take part online."), entry.seat.online_url]))
