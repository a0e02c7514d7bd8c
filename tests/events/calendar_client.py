"""A calendar as people have one: it takes in letters in the order they come, by UID, SEQUENCE and METHOD (RFC 5546).

Three readers that know nothing of each other: two libraries, and one here that forgives nothing of RFC 5545.
"""

import re
from email import message_from_bytes, policy
from typing import NamedTuple

import icalendar
import vobject

LINE = re.compile(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*):([^\x00-\x08\x0a-\x1f\x7f]*)')
ONCE = ["UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "SUMMARY", "ORGANIZER"]


class Said(NamedTuple):
    """What one letter says of one event."""

    method: str
    uid: str
    sequence: int
    starts: str
    status: str
    organizer: str
    attendees: list


def by_icalendar(body):
    whole = icalendar.Calendar.from_ical(body)
    [event] = whole.events
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    starts, status = event["DTSTART"].to_ical().decode(), event.get("STATUS", "")
    return Said(whole["METHOD"], event["UID"], event["SEQUENCE"], starts, status, event["ORGANIZER"], attendees)


def by_vobject(body):
    whole = vobject.readOne(body.decode())
    [event] = whole.vevent_list
    attendees = [line.value for line in event.contents.get("attendee", [])]
    status = event.status.value if "status" in event.contents else ""
    starts = f"{event.dtstart.value:%Y%m%dT%H%M%S}"
    sequence, organizer = int(event.sequence.value), event.organizer.value
    return Said(whole.method.value, event.uid.value, sequence, starts, status, organizer, attendees)


def strictly(body):
    lines = [_taken_apart(line) for line in _unfolded(body)]
    assert [name for name, _params, value in lines if name in ("BEGIN", "END") and value == "VEVENT"] == [
        "BEGIN",
        "END",
    ]
    assert _is_nested(lines)
    first, last = (lines.index((edge, "", "VEVENT")) for edge in ("BEGIN", "END"))
    event = lines[first + 1 : last]
    named = {name: value for name, _params, value in event}
    assert [name for name in ONCE if [line[0] for line in event].count(name) != 1] == []
    [method] = [value for name, _params, value in lines[:first] if name == "METHOD"]
    attendees = [value for name, _params, value in event if name == "ATTENDEE"]
    starts, status, organizer = named["DTSTART"], named.get("STATUS", ""), named["ORGANIZER"]
    return Said(method, named["UID"], int(named["SEQUENCE"]), starts, status, organizer, attendees)


READERS = [by_icalendar, by_vobject, strictly]


def _unfolded(body):
    lines = body.split(b"\r\n")
    assert (lines[-1], b"\n" in b"".join(lines), b"\r" in b"".join(lines)) == (b"", False, False)
    assert max(len(line) for line in lines) <= 75
    return re.sub(rb"\r\n[ \t]", b"", body).decode().removesuffix("\r\n").split("\r\n")


def _taken_apart(line):
    found = LINE.fullmatch(line)
    assert found, line
    return found.groups()


def _is_nested(lines):
    """A calendar, and in it components that each end before the one around them."""
    open_ones = []
    for name, _params, value in lines:
        if name == "BEGIN":
            open_ones.append(value)
        elif not open_ones or (name == "END" and open_ones.pop() != value):
            return False
    return lines[0][2] == "VCALENDAR" and not open_ones


def parts(mail):
    """Method in the head of the part, and the part itself, as it came over the wire."""
    message = message_from_bytes(mail.packed, policy=policy.default)
    found = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return [(part.get_param("method"), part.get_payload(decode=True)) for part in found]


class Calendar:
    """Of one person, who reads letters at one address."""

    def __init__(self, read):
        self.read, self.entries, self.told = read, {}, []

    def receive(self, mail):
        for method, body in parts(mail):
            said = self.read(body)
            assert (method, said.attendees) == (said.method, [f"mailto:{address}" for address in mail.to])
            known = max((one.sequence for one in self.told if one.uid == said.uid), default=-1)
            self.told.append(said)
            if said.sequence <= known:
                continue
            if said.method == "CANCEL":
                self.entries.pop(said.uid, None)
            else:
                self.entries[said.uid] = said

    @property
    def sequences(self):
        return [said.sequence for said in self.told]

    @property
    def methods(self):
        return [said.method for said in self.told]
