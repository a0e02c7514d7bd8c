"""Answers as calendars send them (RFC 5546): the form is theirs, the words are our own."""

from base64 import encodebytes

from events.outside.calendars import calendar_name


def reply(participant, status="DECLINED", *, address=None, sequence=0, method="REPLY", more=""):
    """The answer itself, to what the participant has now."""
    number = participant.event.revision + participant.calendar_steps + sequence
    lines = f"""BEGIN:VCALENDAR
PRODID:-//En kalender//SV
VERSION:2.0
METHOD:{method}
BEGIN:VEVENT
UID:{calendar_name(participant.event)}
SEQUENCE:{number}
DTSTAMP:20261122T120000Z
DTSTART;TZID=Europe/Stockholm:20261222T090000
SUMMARY;LANGUAGE=sv:Avböjt: Workshop
ATTENDEE;PARTSTAT={status};CN="Åsa Ek":mailto:{address or participant.email}
{more}END:VEVENT
END:VCALENDAR
"""
    return lines.replace("\n", "\r\n")


def outlook(calendar):
    """One part beside the text, in base64."""
    coded = encodebytes(calendar.encode()).decode()
    return f"""From: Åsa Ek <asa@arena.example>
To: arrangor@arena.example
Subject: =?utf-8?q?Avb=C3=B6jt=3A_Workshop?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="_000_x_"

--_000_x_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

Jag hinner tyvärr inte.

--_000_x_
Content-Type: text/calendar; charset="utf-8"; method=REPLY
Content-Transfer-Encoding: base64

{coded}
--_000_x_--
""".encode()


def google(calendar):
    """Text, page and calendar as alternatives, and the calendar once more as a file; marked as a program's."""
    return f"""From: =?UTF-8?Q?=C3=85sa_Ek?= <asa@arena.example>
Sender: Kalender <kalender@post.example>
Auto-Submitted: auto-generated
Subject: =?UTF-8?Q?Avb=C3=B6jd=3A_Workshop?=
Content-Type: multipart/mixed; boundary="0001"

--0001
Content-Type: multipart/alternative; boundary="0002"

--0002
Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes

Nej

--0002
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: 7bit

{calendar.encode("ascii", "replace").decode()}
--0002--

--0001
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"

{calendar.encode("ascii", "replace").decode()}
--0001--
""".encode()


def apple(calendar):
    """Nothing but the calendar, with its long lines folded."""
    folded = calendar.replace("mailto:", "\r\n mailto:")
    return (
        "From: asa@arena.example\r\nMime-Version: 1.0\r\n"
        'Content-Type: text/calendar; charset=utf-8; method=REPLY; name="svar.ics"\r\n'
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{folded}"
    ).encode()
