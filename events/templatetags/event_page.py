"""What the page of an event says, worked out once: `{% event_page event as page %}` in the language of the moment."""

from typing import NamedTuple

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from actors.states import Confidence
from actors.views.facts import sources
from actors.views.rows import in_language
from events import times
from events.occasions import Occasion, place_of
from events.parts import moment, parts_of
from events.states import Audience, MaterialKind, Mode, PoolKind, Sector, SignUp

register = template.Library()


class Said(NamedTuple):
    """A text, and its language where that is another than the page's."""

    text: str
    language: str = ""


class Item(NamedTuple):
    """A part of the programme."""

    hours: str
    title: Said
    text: Said
    room: str
    seats: str


class Speaker(NamedTuple):
    name: str
    function: Said
    organisation: str
    slug: str  # of the organisation, where it has a page for everybody


class Material(NamedTuple):
    key: int
    title: Said
    url: str  # elsewhere; a file of the house has none
    note: str
    is_recording: bool


class Page(NamedTuple):
    kind: str
    title: Said
    summary: Said
    text: Said
    when: str
    where: str
    duration: str
    places: list
    accessibility: Said
    directions: Said
    online: str
    open_to: list
    organiser: str
    organiser_url: str
    programme: list
    speakers: list
    materials: list
    terms: list
    offerings: list
    moved_from: Occasion | None
    reason: Said
    documented: list
    is_in_swedish: bool


@register.simple_tag
def event_page(event, pools=None):
    pools = pools or event.pools.all()
    parts = parts_of(event)
    title = said(event, "title")
    text = said(event, "text")
    venue = event.venue
    return Page(
        kind=capfirst(event.get_kind_display()),
        title=title,
        summary=said(event, "summary"),
        text=text,
        when=times.when(event),
        where=_where(event),
        duration=times.duration(event),
        places=_places(event),
        accessibility=said(venue, "accessibility"),
        directions=said(venue, "directions"),
        online=_online(event),
        open_to=_open_to(event, pools),
        **_organiser(event),
        programme=_programme(event, parts["programme"], pools),
        speakers=[_speaker(row) for row in parts["speakers"]],
        materials=[_material(row) for row in parts["materials"]],
        terms=[(row["code"], said(row, "label").text) for row in parts["terms"]],
        offerings=parts["offerings"],
        moved_from=_moved_from(event, parts["moves"]),
        reason=said(event, "reason"),
        documented=_documented(event),
        is_in_swedish=bool(title.language or (text.text and text.language)),
    )


def said(row, name):
    """A text of a row, or of a dictionary, in the language of the page; else in Swedish, and marked so."""
    read = row.get if isinstance(row, dict) else lambda field: getattr(row, field, "")
    return Said(*in_language(get_language() == "en", read(f"{name}_sv"), read(f"{name}_en")))


def _where(event):
    """In a line; how one gets there and in stands below."""
    venue = event.venue
    town = venue.municipality.name if venue and venue.municipality else ""
    place = ", ".join(filter(None, [venue.name, town])) if venue else event.room or event.place_note
    if event.mode == Mode.ROOM or not place:
        return place or (_("Online") if event.mode != Mode.ROOM else "")
    return _("%(place)s and online") % {"place": place} if event.mode == Mode.HYBRID else _("Online")


def _places(event):
    """Where one goes, line by line, with the town named once; what is documented where no venue is known."""
    venue = event.venue
    if event.mode == Mode.ONLINE:
        return []
    if venue is None:
        return [line for line in [event.room, event.place_note] if line]
    lines = [line for line in [venue.name, event.room, venue.address] if line]
    town = venue.municipality.name if venue.municipality else ""
    return lines if not town or any(town in line for line in lines) else [*lines, town]


def _online(event):
    """How one takes part from elsewhere. The link itself is for those who are confirmed."""
    if event.mode == Mode.ROOM:
        return ""
    if event.is_over:
        return _("It could be followed online.") if event.mode == Mode.HYBRID else _("Online")
    if event.sign_up == SignUp.PORTAL:
        return _("Online: you get the link when your seat is confirmed.")
    return _("Online: the organiser tells you how to take part.")


def _open_to(event, pools):
    lines = [
        event.audience == Audience.INVITED and _("For those who are invited."),
        event.needs_approval and _("The organiser decides on each registration."),
        *(_reserved(pool) for pool in pools if pool.is_reserved),
    ]
    return [line for line in lines if line]


def _organiser(event):
    """One whose page is not for everybody is called as it is called outside the registry, if at all."""
    actor = event.organiser
    if actor and actor.is_public:
        return {"organiser": actor.name, "organiser_url": actor.get_absolute_url()}
    return {"organiser": event.organiser_name, "organiser_url": ""}


def _reserved(pool):
    sector = Sector(pool.reserved_for).label
    told = ngettext(
        "%(n)s seat is reserved for one sector: %(sector)s.",
        "%(n)s seats are reserved for one sector: %(sector)s.",
        pool.capacity,
    ) % {"n": pool.capacity, "sector": sector}
    if not pool.opens_to_all_at:
        return told
    opens = localtime(pool.opens_to_all_at)
    opening = _("What is left is open to all from %(day)s.") % {"day": times.full_date(opens)}
    return f"{told} {opening}"


def _programme(event, rows, pools):
    by_item = {pool.item_id: pool for pool in pools if pool.kind == PoolKind.ITEM}
    return [_item(event, row, by_item.get(row["id"])) for row in rows]


def _item(event, row, pool):
    hours = times.hours_of_part(moment(row["starts_at"]), moment(row["ends_at"]), event)
    return Item(hours, said(row, "title"), said(row, "text"), row["room"], seats_left(pool) if pool else "")


def seats_left(pool):
    """Of one pool, in words; nothing where there is no limit."""
    if pool.capacity is None:
        return ""
    if pool.free <= 0:
        return _("full")
    return ngettext("%(n)s seat left of %(all)s", "%(n)s seats left of %(all)s", pool.free) % {
        "n": pool.free,
        "all": pool.capacity,
    }


def _speaker(row):
    """A function, or a person who has agreed to be named, with the organisation where everybody may see it."""
    return Speaker(row["name"], said(row, "function"), row["actor"], row["slug"])


def _material(row):
    """A file says what it is and how large, an address elsewhere that it leads there."""
    note = f"{row['file_kind'].upper()}, {filesizeformat(row['file_size'])}" if row["file_kind"] else ""
    return Material(row["id"], said(row, "title"), row["url"], note, row["kind"] == MaterialKind.RECORDING)


def _moved_from(event, moves):
    """The former time and place, where the last change touched either of them."""
    if not moves:
        return None
    last = moves[0]
    former = Occasion(
        moment(last["starts_at"]), moment(last["ends_at"]), last["mode"], last["place"], event.zone, event.precision
    )
    now = (event.starts_at, event.ends_at, event.mode, place_of(event))
    return former if (former.starts_at, former.ends_at, former.mode, former.place) != now else None


def _documented(event):
    """What a source tells of an event that was once held, as pairs of label and value."""
    if not event.source:
        return []
    known = Confidence(event.confidence).label if event.confidence in Confidence.values else event.confidence
    return [
        (_("Participants or registered, according to the source"), event.documented_participants),
        (_("Municipalities, according to the source"), event.documented_municipalities),
        (_("How it is known"), known),
        *((_("Source"), source) for source in sources(event.source)),
    ]
