"""What calendars, feeds and shared links are told of an event: read in one statement, and kept by its facts."""

from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.models import Term
from actors.states import ActorState, Vocabulary
from events.models import Event
from events.states import EventState, Kind, Mode


class Seat(NamedTuple):
    """How somebody stands at an event, in their own calendar; `online_url` only where they are confirmed."""

    state: str
    kind: str
    online_url: str = ""


class Entry(NamedTuple):
    """An event without a word on who comes and how to get into a meeting, but for one's own `seat`."""

    uid: object
    slug: str
    revision: int
    changed_at: object
    state: str
    kind: str
    title_sv: str
    title_en: str
    summary_sv: str
    summary_en: str
    reason_sv: str
    reason_en: str
    starts_at: object
    ends_at: object
    zone: str
    precision: str
    mode: str
    mailbox: str
    organiser: str
    organiser_legal: str
    organiser_state: str
    organiser_name: str
    room: str
    venue: str
    street: str
    municipality: str
    place_note: str
    topics: tuple
    seat: Seat | None = None
    steps: int = 0  # how often the seat of that person has changed

    @property
    def sequence(self):
        """What a calendar goes by when it is told of the same event once more: it never falls for one person."""
        return self.revision + self.steps

    @property
    def title(self):
        return self._said("title")

    @property
    def summary(self):
        return self._said("summary")

    @property
    def reason(self):
        return self._said("reason")

    @property
    def content_language(self):
        return "en" if get_language() == "en" and self.title_en else "sv"

    @property
    def is_cancelled(self):
        return self.state == EventState.CANCELLED

    @property
    def heading(self):
        """The title, with the news that it is cancelled: few programs show that in another way."""
        return _("Cancelled: %(title)s") % {"title": self.title} if self.is_cancelled else self.title

    @property
    def address(self):
        return reverse("events:detail", args=[self.slug])

    @property
    def kind_said(self):
        return str(Kind(self.kind).label)

    @property
    def organised_by(self):
        """One whose page is not for everybody is called as it is called outside the registry, if at all."""
        registered = self.organiser_state in ActorState.public() and (self.organiser or self.organiser_legal)
        return registered or self.organiser_name

    @property
    def place(self):
        """Where, from the room to the town, which is named once; empty where nobody has said."""
        spots = list(filter(None, [self.room, self.venue, self.street]))
        if self.municipality and not any(self.municipality in spot for spot in spots):
            spots.append(self.municipality)
        on_site = ", ".join(spots) or self.place_note
        if self.mode == Mode.ROOM:
            return on_site
        return _("%(place)s and online") % {"place": on_site} if on_site else _("Online")

    def _said(self, name):
        """In the reader's language, or else in Swedish."""
        return (get_language() == "en" and getattr(self, f"{name}_en")) or getattr(self, f"{name}_sv")


COLUMNS = {
    "organiser": "organiser__display_name",
    "organiser_legal": "organiser__legal_name",
    "organiser_state": "organiser__state",
    "venue": "venue__name",
    "street": "venue__address",
    "municipality": "venue__municipality__name",
    "topics": "areas",
}
FIELDS = [COLUMNS.get(name, name) for name in Entry._fields[:-2]]


def read(events):
    """The entries of these events, in their order."""
    return [_entry(row) for row in _with_areas(events).values_list(*FIELDS)]


def read_beside(events, value):
    """Likewise, each in a pair with a value that the database works out and no entry is kept by."""
    rows = _with_areas(events).values_list(*FIELDS, value)
    return [(_entry(row[:-1]), row[-1]) for row in rows]


def latest_change():
    """When any event was last changed, also one that has left the lists since."""
    return Subquery(Event.objects.order_by("-changed_at").values("changed_at")[:1])


def _with_areas(events):
    label = "label_en" if get_language() == "en" else "label_sv"
    areas = Term.objects.filter(events=OuterRef("pk"), vocabulary=Vocabulary.AREA).order_by("code").values(label)
    return events.annotate(areas=ArraySubquery(areas))


def _entry(row):
    return Entry(*row[:-1], tuple(row[-1]))
