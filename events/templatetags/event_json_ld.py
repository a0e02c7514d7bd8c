"""The same facts of an event for machines, in the words of schema.org; only for what everybody may see."""

from django import template
from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from arena.shared.templatetags.json_ld import json_ld
from events.outside.sharing import picture_address
from events.states import EventState, Language, Mode, Precision
from events.times import local

register = template.Library()

SCHEMA = "https://schema.org"
ATTENDANCE = {Mode.ROOM: "Offline", Mode.ONLINE: "Online", Mode.HYBRID: "Mixed"}
SPOKEN = {Language.SWEDISH: ["sv"], Language.ENGLISH: ["en"], Language.BOTH: ["sv", "en"]}


@register.simple_tag
def event_json_ld(event):
    if not event.is_for_everybody:
        return ""
    return json_ld({"@context": SCHEMA, "@graph": [described(event), _trail(event)]})


def described(event):
    """The link to a meeting is never told: whoever asks for it is led to the page of the event."""
    former = _former_starts(event)
    return {
        "@type": "EducationEvent" if event.kind == "training" else "Event",
        "@id": _address(event),
        "url": _address(event),
        "name": event.title,
        "description": event.summary,
        "startDate": _moment(event, event.starts_at),
        "endDate": event.ends_at and _moment(event, event.ends_at),
        "previousStartDate": former,
        "eventStatus": f"{SCHEMA}/Event{_status(event, former)}",
        "eventAttendanceMode": f"{SCHEMA}/{ATTENDANCE[event.mode]}EventAttendanceMode",
        "location": _locations(event),
        "organizer": _organiser(event),
        "superEvent": event.series and {"@type": "EventSeries", "name": event.series.title},
        "inLanguage": SPOKEN[event.language],
        "image": settings.BASE_URL + picture_address(event),
        "offers": _sign_up(event) if event.is_open else None,
    }


def _former_starts(event):
    """The starts that it has been moved from, the latest first; a change of the room alone moves no start."""
    if not event.revision:
        return []
    moved = event.moves.exclude(starts_at=F("event__starts_at")).order_by("-revision")
    return list(dict.fromkeys(_moment(event, start) for start in moved.values_list("starts_at", flat=True)))


def _status(event, former):
    if event.state == EventState.CANCELLED:
        return "Cancelled"
    return "Rescheduled" if former else "Scheduled"


def _moment(event, moment):
    """With the offset from UTC that the clocks have on that day; as exactly as it is known."""
    there = local(moment, event.zone)
    return {
        Precision.MINUTE: there.isoformat(timespec="minutes"),
        Precision.DAY: f"{there:%Y-%m-%d}",
        Precision.MONTH: f"{there:%Y-%m}",
        Precision.YEAR: f"{there:%Y}",
    }[event.precision]


def _locations(event):
    """Where it is held, and where one takes part from elsewhere; a single one stands by itself."""
    places = [] if event.mode == Mode.ONLINE else [_place(event)]
    if event.mode != Mode.ROOM:
        places.append({"@type": "VirtualLocation", "url": _address(event)})
    return places[0] if len(places) == 1 else places


def _place(event):
    venue = event.venue
    town = venue and venue.municipality and venue.municipality.name
    name = ", ".join(filter(None, [event.room, venue.name if venue else event.place_note]))
    lines = {"streetAddress": venue and venue.address, "addressLocality": town}
    return {
        "@type": "Place",
        "name": name,
        "address": {"@type": "PostalAddress", **lines, "addressCountry": "SE"} if any(lines.values()) else name,
    }


def _organiser(event):
    actor = event.organiser
    if actor and actor.is_public:
        return {"@type": "Organization", "name": actor.name, "url": settings.BASE_URL + actor.get_absolute_url()}
    return event.organiser_name and {"@type": "Organization", "name": event.organiser_name}


def _sign_up(event):
    """Until when one can sign up and where; how many seats are left changes too fast to be told."""
    address = settings.BASE_URL + reverse("events:sign_up", args=[event.slug])
    return {"@type": "Offer", "url": address, "validThrough": local(event.last_moment, event.zone).isoformat()}


def _trail(event):
    steps = [(_("Start"), reverse("arena:home")), (_("Events"), reverse("events:list")), (event.title, event)]
    trail = [
        {"@type": "ListItem", "position": place, "name": label, "item": _address(step)}
        for place, (label, step) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": trail}


def _address(thing):
    return settings.BASE_URL + (thing if isinstance(thing, str) else thing.get_absolute_url())
