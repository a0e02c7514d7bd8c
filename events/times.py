"""When an event is, in the plain words of a page: as exactly as it is known, by the clock it was meant by."""

from zoneinfo import ZoneInfo

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from events.states import Precision

HOME = "Europe/Stockholm"


def when(event):
    """The whole of it: day, hours, and the zone where it is not that of the county."""
    if event.precision != Precision.MINUTE:
        return day(event)
    start, end = local(event.starts_at, event.zone), event.ends_at and local(event.ends_at, event.zone)
    if end and end.date() != start.date():
        said = f"{_at(full_date(start), hour(start))} – {_at(full_date(end), hour(end))}"
    else:
        said = _at(full_date(start), hours(event))
    return said + zone_note(event)


def day(event):
    """The day, or the days; of what once was, the month or the year where no more is known."""
    start = local(event.starts_at, event.zone)
    if event.precision == Precision.YEAR:
        return str(start.year)
    if event.precision == Precision.MONTH:
        return f"{month_name(start)} {start.year}"
    end = local(event.ends_at or event.starts_at, event.zone)
    return _span(start, end) if end.date() != start.date() else full_date(start)


def hours(event):
    """“13.00–15.00”; of an event over several days when it begins, and nothing where no time is known."""
    if event.precision != Precision.MINUTE:
        return ""
    start, end = local(event.starts_at, event.zone), event.ends_at and local(event.ends_at, event.zone)
    return f"{hour(start)}–{hour(end)}" if end and end.date() == start.date() else hour(start)


def hours_of_part(starts_at, ends_at, event):
    """“13.00–14.00” of a part of the programme, with its day where that is not the first of the event."""
    start, end = local(starts_at, event.zone), ends_at and local(ends_at, event.zone)
    day = "" if start.date() == local(event.starts_at, event.zone).date() else f"{full_date(start)} "
    return f"{day}{hour(start)}{f'–{hour(end)}' if end else ''}"


def at_hours(event):
    """The hours with the word before them that the language has there."""
    found = hours(event)
    return found and _("at %(hours)s") % {"hours": found}


def duration(event):
    """How long it truly lasts, also over a night when clocks are changed; nothing for a day and more."""
    if event.precision != Precision.MINUTE or not event.ends_at:
        return ""
    minutes = int((event.ends_at - event.starts_at).total_seconds() // 60)
    return lasting(minutes) if minutes < 24 * 60 else ""


def lasting(minutes):
    """Hours and minutes in words."""
    whole, minutes = divmod(minutes, 60)
    said = [ngettext("%(n)s hour", "%(n)s hours", whole) % {"n": whole}] if whole else []
    said += [ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}] if minutes or not whole else []
    return " ".join(said)


def day_and_hour(moment, zone):
    """A deadline, or the end of an offer."""
    at = local(moment, zone)
    return _at(full_date(at), hour(at))


def full_date(moment):
    return f"{WEEKDAYS[moment.weekday()]} {moment.day} {month_name(moment)} {moment.year}"


def month_name(moment):
    return str(MONTHS[moment.month])


def hour(moment):
    """The time of the clock; of one that it shows twice, with which of the two is meant."""
    return f"{clock(moment)} {_season(moment)}" if _is_shown_twice(moment) else clock(moment)


def clock(at):
    """“09.00”, of a moment or of a time that is no day's in particular."""
    return f"{at.hour:02}{'.' if get_language() == 'sv' else ':'}{at.minute:02}"


def zone_note(event):
    if event.zone == HOME:
        return ""
    return " " + _("(time in %(place)s)") % {"place": event.zone.rpartition("/")[2].replace("_", " ")}


def local(moment, zone):
    return moment.astimezone(ZoneInfo(zone))


def _at(said, hours):
    return _("%(day)s at %(hours)s") % {"day": said, "hours": hours}


def _span(start, end):
    """What two days share is said once."""
    last = f"{end.day} {month_name(end)} {end.year}"
    if start.year != end.year:
        return f"{start.day} {month_name(start)} {start.year} – {last}"
    if start.month != end.month:
        return f"{start.day} {month_name(start)} – {last}"
    return f"{start.day}–{last}"


def _is_shown_twice(moment):
    first, second = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first > second


def _season(moment):
    return _("summer time") if moment.dst() else _("winter time")
