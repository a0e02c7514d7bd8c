"""A reminder in the plain words of a page: when it goes, and to whom."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import times
from events.states import Anchor, Clockwork, Standing


def sentence(rule):
    """“Dagen före kl. 09.00, till dem som har plats”."""
    return _("%(when)s, to those who %(standing)s") % {"when": when(rule), "standing": whom(rule)}


def when(rule):
    is_before = rule.anchor == Anchor.BEFORE_START
    if rule.clockwork == Clockwork.ELAPSED:
        said = _("%(time)s before the start") if is_before else _("%(time)s after the end")
        return said % {"time": times.lasting(rule.minutes)}
    day = _day_before(rule.days) if is_before else _day_after(rule.days)
    return _("%(day)s at %(hours)s") % {"day": day, "hours": times.clock(rule.at)}


def whom(rule):
    """As it goes on after “to those who”."""
    word = _("or")
    return f" {word} ".join(str(standing.label) for standing in Standing if standing in rule.to)


def _day_before(days):
    if days == 0:
        return _("The same day")
    return ngettext("The day before", "%(n)s days before", days) % {"n": days}


def _day_after(days):
    if days == 0:
        return _("The day that it ends")
    return ngettext("The day after", "%(n)s days after", days) % {"n": days}
