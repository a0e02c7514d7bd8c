"""The staff's way about an event: which of its pages there are, and what its state looks like."""

from typing import NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events import times
from events.rules import can_read_care_needs
from events.states import Audience, EventState

register = template.Library()

TONES = {
    EventState.SCHEDULED: "info",
    EventState.PUBLISHED: "good",
    EventState.CANCELLED: "bad",
    EventState.SKIPPED: "warn",
}

ROOMS = [  # a room of the staff, with its pages by the name of their url; the first is what the room's link leads to
    (_("Overview"), {"manage": _("Overview"), "log": _("Log")}),
    (
        _("Content"),
        {
            "edit": _("Text and facts"),
            "programme": _("Programme"),
            "speakers": _("Speakers"),
            "materials": _("Materials"),
            "publish": _("Publication"),
            "preview_links": _("Preview links"),
        },
    ),
    (
        _("Sign-up"),
        {
            "seats": _("Seats"),
            "queue": _("Waiting list"),
            "questions": _("Questions"),
            "approvals": _("Approvals"),
            "invitations": _("Invitations"),
        },
    ),
    (
        _("Participants"),
        {
            "participants": _("Participants"),
            "attendance": _("Attendance"),
            "message": _("Message"),
            "reminders": _("Reminders"),
            "letters": _("Letters"),
            "care_needs": _("Dietary and access needs"),
        },
    ),
    (
        _("Change"),
        {
            "move": _("Move"),
            "cancel": _("Cancel the event"),
            "reopen": _("Reopen the event"),
            "series_add": _("More dates"),
            "copy": _("Copy"),
        },
    ),
]
BELONGS_TO = {  # pages that one reaches from another
    "participant": "participants",
    "participant_correct": "participants",
    "walk_in": "attendance",
    "pool": "seats",
    "pool_add": "seats",
    "target_add": "seats",
    "target_remove": "seats",
    "question_add": "questions",
    "question": "questions",
    "question_remove": "questions",
    "reminder_add": "reminders",
    "reminder_edit": "reminders",
    "reminder_remove": "reminders",
    "letters_again": "letters",
    "programme_add": "programme",
    "programme_item": "programme",
    "speaker_add": "speakers",
    "speaker": "speakers",
    "material_add": "materials",
    "material": "materials",
    "change": "move",
}


class Link(NamedTuple):
    """A page, or a room by its first page, and whether the visitor stands there."""

    label: str
    url: str
    is_here: bool


class Ways(NamedTuple):
    """The rooms, and the pages of the one that the visitor stands in."""

    rooms: list
    pages: list


@register.simple_tag(takes_context=True)
def manage_ways(context, event):
    request = context["request"]
    here = request.resolver_match.url_name if request.resolver_match else ""
    here = BELONGS_TO.get(here, here)
    closed = _closed(event, request.user)
    rooms, pages = [], []
    for label, names in ROOMS:
        shown = [name for name in names if name not in closed]
        links = [Link(names[name], reverse(f"events:{name}", args=[event.slug]), name == here) for name in shown]
        is_here = here in names
        rooms.append(Link(label, links[0].url, is_here))
        pages = links if is_here else pages
    return Ways(rooms, pages if len(pages) > 1 else [])


register.filter("when", times.when)


@register.filter
def hours(item, event):
    return times.hours_of_part(item.starts_at, item.ends_at, event)


@register.filter
def state_tone(event):
    return TONES.get(event.state, "")


def _closed(event, user):
    """The pages that have nothing to show for this event, or not to this person."""
    pages = {
        "preview_links": event.state in EventState.unpublished(),
        "approvals": event.needs_approval,
        "invitations": event.audience == Audience.INVITED,
        "care_needs": can_read_care_needs(user, event),
        "move": event.state in (*EventState.unpublished(), EventState.PUBLISHED),
        "cancel": event.can_move_to(EventState.CANCELLED) or event.can_move_to(EventState.SKIPPED),
        "reopen": event.state in (EventState.CANCELLED, EventState.SKIPPED),
    }
    return {name for name, is_open in pages.items() if not is_open}
