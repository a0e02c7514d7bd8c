"""The rows of lists of events as plain values: prepared here, so that a template only has to print them."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from actors.views.rows import Row, excerpt, in_language
from events import times
from events.models import Material, Pool
from events.states import EventState, Kind, Mode, SignUp

COLUMNS = (
    *("pk", "slug", "title_sv", "title_en", "summary_sv", "summary_en", "kind", "state", "mode"),
    *("starts_at", "ends_at", "zone", "precision", "is_example", "place_note"),
    *("venue__name", "venue__municipality__name", "sign_up", "sign_up_from", "sign_up_until", "closed_at"),
)
SHOWN_MATERIALS = Exists(Material.objects.filter(event=OuterRef("pk"), shown_at__lte=Now()))


class EventRow(NamedTuple):
    """`language` and `title_language` are said only where they are another than the page's."""

    address: str
    day: str
    title: str
    title_language: str
    text: str
    language: str
    meta: str
    badge: str
    tone: str


def event_rows(found, _names, cut=None):
    """As the one door, feeds and letters show them: the day among the other facts."""
    for row in as_rows(read(found), cut=cut):
        meta = f"{row.day} · {row.meta}"
        yield Row(row.address, row.title, row.text, row.language, meta, row.badge, row.tone, row.title_language)


def with_seats(found, _names, cut=None):
    """As a list by date shows them, with the seats that are left."""
    events, now = read(found), timezone.now()
    seats = left_by_event([event.pk for event in events if _is_open(event, now)])
    return as_rows(events, seats, cut)


def read(found):
    """What a row tells, in one statement; also whether there are materials to be had."""
    return list(found.annotate(has_materials=SHOWN_MATERIALS).values_list(*COLUMNS, "has_materials", named=True))


def as_rows(events, seats=None, cut=None):
    base, english = reverse("events:list"), get_language() == "en"
    kinds = {kind.value: str(kind.label).capitalize() for kind in Kind}
    for event in events:
        title, title_language = in_language(english, event.title_sv, event.title_en)
        text, language = in_language(english, event.summary_sv, event.summary_en)
        facts = [times.at_hours(event), kinds.get(event.kind), place(event), seats and seats.get(event.pk)]
        yield EventRow(
            f"{base}{event.slug}/",
            times.day(event),
            title,
            title_language,
            (cut or excerpt)(text),
            language,
            " · ".join(filter(None, facts)),
            *badge(event),
        )


def place(event):
    """In a word or two: the town, or the venue outside the county, and whether one may follow it online."""
    town = event.venue__municipality__name or event.venue__name or event.place_note
    if event.mode == Mode.ROOM:
        return town
    return _("%(place)s and online") % {"place": town} if event.mode == Mode.HYBRID and town else _("Online")


def badge(event):
    """The word and the tone of what a reader should know first; nothing for an ordinary event."""
    if event.state == EventState.CANCELLED:
        return _("Cancelled"), "bad"
    if event.is_example:
        return _("Example"), "example"
    return (_("Materials"), "info") if event.has_materials else ("", "")


def _is_open(event, now):
    """Whether one may sign up here now, as `Event.is_open` says it."""
    last = min(event.sign_up_until or event.starts_at, event.starts_at)
    has_begun = event.sign_up_from is None or event.sign_up_from <= now
    return (
        event.state == EventState.PUBLISHED
        and event.sign_up == SignUp.PORTAL
        and event.closed_at is None
        and has_begun
        and now < last
    )


def left_by_event(keys):
    """What is left at each of the events, in words, with one question for all of them."""
    pools = {}
    for pool in Pool.objects.for_seats().filter(event__in=keys) if keys else ():
        pools.setdefault(pool.event_id, []).append(pool)
    return {key: left(of_event) for key, of_event in pools.items()}


def left(pools):
    """The seats that anybody may have; only where none is left, those that some may have."""
    for_all = [pool.free for pool in pools if not pool.is_reserved]
    if None in for_all:
        return ""
    if free := sum(max(0, number) for number in for_all):
        return ngettext("%(n)s seat left", "%(n)s seats left", free) % {"n": free}
    if any(pool.free > 0 for pool in pools if pool.is_reserved):
        return _("only reserved seats left")
    return _("full")
