"""A month as a calendar: weeks of days, each with its events; on a narrow screen the days that have any."""

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.views.listing import Listing
from actors.views.rows import in_language
from events import times
from events.states import EventState, Precision
from events.views.event_listing import EventListing

COLUMNS = ("slug", "title_sv", "title_en", "state", "starts_at", "ends_at", "zone", "precision")
MOST = 500  # in a month


class Mark(NamedTuple):
    """An event on one of its days."""

    hour: str
    title: str
    language: str  # of the title, where it is another than the page's
    address: str
    is_cancelled: bool


class Day(NamedTuple):
    number: int
    said: str  # for those who do not see where in the table it stands
    is_today: bool
    marks: list


class MonthListing(EventListing):
    per_page = MOST

    def __init__(self, request, form):
        self.month = form.month
        heading = _("Events in %(month)s") % {"month": form.month.name}
        Listing.__init__(self, request, form, marks, heading, _("Search among events"))

    @property
    def weekdays(self):
        return [(str(name)[:3], str(name)) for name in WEEKDAYS.values()]

    @property
    def weeks(self):
        """Days of the months before and after hold their place, and are empty."""
        today = timezone.localdate()
        by_day = self._by_day()
        return [
            [self.month.holds(day) and self._day(day, today, by_day.get(day, [])) for day in week]
            for week in self.month.weeks()
        ]

    @property
    def without_day(self):
        """What is known by its month alone."""
        return [mark for mark, days in self.rows if not days]

    @property
    def steps(self):
        """The month before and the one after, with the same choices: label and address."""
        before, after = self.month.step(-1), self.month.step(1)
        return [self._step(month) for month in (before, after)]

    @property
    def this_month(self):
        now = type(self.month).now()
        return None if now == self.month else self._step(now)

    @property
    def kept(self):
        return [("month", str(self.month))]

    def _step(self, month):
        return (month.name, self.form.address(month=str(month))) if month.is_within_reach() else None

    def _by_day(self):
        by_day = {}
        for mark, days in self.rows:
            for place, day in enumerate(days):
                by_day.setdefault(day, []).append(mark if place == 0 else mark._replace(hour=""))
        return by_day

    def _day(self, day, today, found):
        said = f"{WEEKDAYS[day.weekday()]} {day.day} {times.month_name(day)}"
        return Day(day.day, said, day == today, found)


def marks(found, _names, cut=None):
    """Each event with the days that it goes on."""
    base, english = reverse("events:list"), get_language() == "en"
    for event in found.values_list(*COLUMNS, named=True):
        title, language = in_language(english, event.title_sv, event.title_en)
        hour = times.hours(event).partition("–")[0]
        mark = Mark(hour, title, language, f"{base}{event.slug}/", event.state == EventState.CANCELLED)
        yield mark, _days(event)


def _days(event):
    """Those on which it goes on, by its own clock; an event that ends at midnight has no part of that day."""
    if event.precision not in (Precision.MINUTE, Precision.DAY):
        return []
    first = times.local(event.starts_at, event.zone).date()
    ends_at = event.ends_at and event.ends_at - timedelta(microseconds=1)
    last = times.local(ends_at, event.zone).date() if ends_at else first
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
