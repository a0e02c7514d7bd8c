"""What lies around an event: the other dates of its series, and the events before and after it."""

from typing import NamedTuple

from django.db.models import Q, Value
from django.urls import reverse
from django.utils.translation import get_language

from actors.views.rows import in_language
from events import times
from events.models import Event
from events.states import EventState

MOST = 60  # other dates of a series
COLUMNS = ("side", "slug", "title_sv", "title_en", "state", "starts_at", "ends_at", "zone", "precision")


class Near(NamedTuple):
    """Another event, in a line."""

    address: str
    day: str
    title: str
    language: str  # of the title, where it is another than the page's
    is_cancelled: bool


def around(event):
    """By side, in one statement: `before` and `after` hold one event at most, `dates` the others of the series."""
    public = Event.objects.public().exclude(pk=event.pk)
    before = Q(starts_at__lt=event.starts_at) | Q(starts_at=event.starts_at, pk__lt=event.pk)
    earlier = public.filter(before, starts_at__lte=event.starts_at).order_by("-starts_at", "-pk")
    later = public.filter(~before, starts_at__gte=event.starts_at).order_by("starts_at", "pk")
    dates = public.filter(series=event.series_id, series__isnull=False).order_by("starts_at", "pk")
    first, *rest = [
        rows.annotate(side=Value(side)).values_list(*COLUMNS, named=True)[:most]
        for side, rows, most in [("before", earlier, 1), ("after", later, 1), ("dates", dates, MOST)]
    ]
    found = {"before": [], "after": [], "dates": []}
    for row in first.union(*rest, all=True):
        found[row.side].append(_near(row))
    return found


def _near(row):
    title, language = in_language(get_language() == "en", row.title_sv, row.title_en)
    address = reverse("events:detail", args=[row.slug])
    return Near(address, times.day(row), title, language, row.state == EventState.CANCELLED)
