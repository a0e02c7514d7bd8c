"""What somebody's calendar answers (RFC 5546): a REPLY about one event, from the one who was asked.

Anybody can write such a message, so all that it says is taken as a claim.
"""

from typing import NamedTuple
from uuid import UUID

from arena.shared.addresses import normalised

CALENDARS = ["text/calendar", "application/ics"]
LARGEST = 100_000  # bytes; an answer is one event and a few hundred


class Answer(NamedTuple):
    """Whose calendar says what about which event; `sequence` is the number of what they answer, where it is told."""

    uid: UUID
    address: str
    status: str
    sequence: int | None

    @property
    def is_no(self):
        return self.status == "DECLINED"

    @property
    def is_yes(self):
        return self.status == "ACCEPTED"


def answer_in(message):
    """The first answer in the message; None where there is none that can be made out."""
    calendars = [part for part in message.parts() if part.get_content_type() in CALENDARS]
    return next(filter(None, map(_answer, calendars)), None)


def _answer(part):
    from icalendar import Calendar

    content = part.get_payload(decode=True) or b""
    if len(content) > LARGEST:
        return None
    try:
        calendar = Calendar.from_ical(content.decode("utf-8", "replace"))
        return _reply(calendar) if str(calendar.get("method", "")).upper() == "REPLY" else None
    except (ValueError, AttributeError, IndexError, KeyError, TypeError):  # all of which a broken one may raise
        return None


def _reply(calendar):
    """One event and one who answers: a message that speaks for several is nobody's."""
    (event,) = calendar.walk("VEVENT")
    (attendee,) = _listed(event["attendee"])
    scheme, _colon, address = str(attendee).partition(":")
    if scheme.lower() != "mailto":
        return None
    uid, _at, _domain = str(event["uid"]).partition("@")
    sequence = event.get("sequence")
    return Answer(
        UUID(uid),
        normalised(address),
        str(attendee.params.get("PARTSTAT", "")).upper(),
        None if sequence is None else int(sequence),
    )


def _listed(found):
    return found if isinstance(found, list) else [found]
