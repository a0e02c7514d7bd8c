"""What people write in a cell, read as a number or a day."""

import re
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from testbeds.evaluation_states import MeasureKind

MOST_WHOLE, MOST_DECIMALS = 9, 3
WORDS = {"ja": Decimal(1), "nej": Decimal(0), "yes": Decimal(1), "no": Decimal(0)}
BLANKS = r"[\s\u00a0\u202f\u2009]"


class Unreadable(ValueError):
    """What is wrong with the cell, in words that say what to do."""


def read_value(text, measure):
    """A number with a comma or a point for its decimals, blanks between its thousands; yes and no as 1 and 0."""
    if measure.kind == MeasureKind.YES_NO:
        value = WORDS.get(text.strip().casefold())
        value = _number(text) if value is None else value
        if value not in (0, 1):
            raise Unreadable(_("Write 1 for yes and 0 for no."))
        return value
    return _number(text)


def _number(text):
    plain = re.sub(BLANKS, "", text).replace("\u2212", "-").replace(",", ".")
    found = re.fullmatch(r"-?([0-9]+)(?:\.([0-9]+))?", plain)
    if not found:
        raise Unreadable(_("Write a number, such as 42 or 42,5."))
    if len(found[1].lstrip("0")) > MOST_WHOLE:
        raise Unreadable(_("The number is too large."))
    if len((found[2] or "").rstrip("0")) > MOST_DECIMALS:
        raise Unreadable(_("Write at most three decimals."))
    return Decimal(plain)


def read_day(text):
    """A day that has come, written as 2026-04-07."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        day = None
    if day is None or day.year < 2000:
        raise Unreadable(_("Write the date like this: 2026-04-07."))
    if day > timezone.localdate():
        raise Unreadable(_("The date has not come yet."))
    return day
