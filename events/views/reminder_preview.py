"""What a reminder that is being written will do and say: shown beside its form, before anything is kept."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from events import times
from events.letters import occasion
from events.letters.reminders import ReminderLetter
from events.models import Event
from events.reminding import planning, saying
from events.states import Clockwork
from events.views import reminder_rows


class Preview(NamedTuple):
    """Each part as far as what is written tells it; a reminder of a series is shown by its next date."""

    event: Event | None
    problems: list  # field and what is wrong with it
    sentence: str = ""
    day: str = ""
    due: str = ""
    number: int | None = None
    is_past: bool = False
    passed: int = 0  # dates of a series for which the time has passed
    clock_note: str = ""
    letters: list = []


def of(form, place):
    event, rule = place.shown_by, form.instance
    problems = [(form[name], " ".join(errors)) for name, errors in form.errors.items() if name in form.fields]
    found = Preview(event, problems)
    if form.knows_when:
        found = found._replace(sentence=saying.sentence(rule))
    if event and form.knows_when:
        found = found._replace(**_when(rule, event, place.dates))
    if event and form.knows_words and form.knows_when:
        found = found._replace(letters=reminder_rows.readings(rule, event))
    return found


def _when(rule, event, dates):
    due_at, now = planning.due_at(rule, event), timezone.now()
    return {
        "day": times.day(event),
        "due": occasion.moment(event, due_at),
        "number": ReminderLetter.expected(rule, event) if reminder_rows.knows_whom(rule, event) else None,
        "is_past": due_at <= now,
        "passed": sum(planning.due_at(rule, one) <= now for one in dates),
        "clock_note": _clock_note(rule, due_at, event),
    }


def _clock_note(rule, due_at, event):
    """What a change of clocks between the reminder and the event does to it, which nobody reckons out by themselves."""
    zone = ZoneInfo(event.zone)
    held = event.starts_at if due_at < event.starts_at else event.ends_at or event.starts_at
    if due_at.astimezone(zone).utcoffset() == held.astimezone(zone).utcoffset():
        return ""
    if rule.clockwork == Clockwork.CALENDAR:
        return _("Clocks are changed in between. It goes at the time of the clock that you wrote.")
    return _("Clocks are changed in between. It goes so many hours away as truly pass.")
