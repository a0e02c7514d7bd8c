"""Series: dates found by a pattern, each made an event of its own, and what is said of all of them at once."""

from datetime import datetime, time

from dateutil import rrule
from django.db import transaction
from django.db.models.functions import Now

from arena.shared.errors import Refused
from events.models import Event, Series
from events.seats import seating
from events.states import EventState
from events.writing import copying, publishing

MOST = 60  # dates at a time
WEEKDAYS = [rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU]
TEXTS = ["title_sv", "title_en", "summary_sv", "summary_en", "text_sv", "text_en"]


def weekly(start, *, interval, weekdays, count=None, until=None):
    """Every so many weeks on these days, counted from the week of the start, by the clock on the wall."""
    return _dates(rrule.WEEKLY, start, until, count=count, interval=interval, byweekday=weekdays)


def monthly(start, *, nth, weekday, count=None, until=None):
    """Every month on its first, second … or last (-1) such day."""
    return _dates(rrule.MONTHLY, start, until, count=count, byweekday=WEEKDAYS[weekday](nth))


def _dates(frequency, start, until, *, count, **which):
    """Those after the start, which has its event already; never more than are made at a time."""
    last = until and datetime.combine(until, time.max)
    rule = rrule.rrule(frequency, dtstart=start, until=last, **which)
    return list(rule.xafter(start, count=min(count or MOST, MOST)))


@transaction.atomic
def repeat(event, starts, *, by):
    """A draft for each start, with the texts, seats and settings of the event, in one series with it."""
    now = seating.lock(event).event
    if now.series is None:
        now.series = Series.objects.create(title=now.title_sv)
        now.save(update_fields=["series"])
    made = [copying.copy(now, start, by=by, series=now.series) for start in starts]
    event.refresh_from_db()
    return made


@transaction.atomic
def rewrite(events, texts):
    """The same texts for all of these; nothing is moved, so that no revision rises and nobody is told."""
    rows = Event.objects.filter(pk__in=[event.pk for event in events]).select_for_update(no_key=True).order_by("pk")
    return Event.objects.filter(pk__in=[row.pk for row in rows]).update(changed_at=Now(), **texts)


def publish_all(series):
    """Show every draft that is to come and lacks nothing; say which were shown and which were not."""
    shown, lacking = [], []
    for event in series.events.upcoming().filter(state=EventState.DRAFT):
        try:
            publishing.publish(event)
        except Refused:
            lacking.append(event)
        else:
            shown.append(event)
    return shown, lacking
