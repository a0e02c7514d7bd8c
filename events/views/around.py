"""What lies around an event: the other dates of its series, and the events before and after it."""

from types import SimpleNamespace
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language

from actors.views.rows import in_language
from events import times
from events.parts import moment, parts_of
from events.states import EventState


class Near(NamedTuple):
    """Another event, in a line."""

    address: str
    day: str
    title: str
    language: str  # of the title, where it is another than the page's
    is_cancelled: bool


def around(event):
    """By side: `before` and `after` hold one event at most, `dates` the others of the series."""
    parts = parts_of(event)
    return {side: [_near(row) for row in parts[side]] for side in ("before", "after", "dates")}


def _near(facts):
    row = SimpleNamespace(**facts | {"starts_at": moment(facts["starts_at"]), "ends_at": moment(facts["ends_at"])})
    title, language = in_language(get_language() == "en", row.title_sv, row.title_en)
    address = reverse("events:detail", args=[row.slug])
    return Near(address, times.day(row), title, language, row.state == EventState.CANCELLED)
