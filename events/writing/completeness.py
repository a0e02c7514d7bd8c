"""What an event must have before everybody may see it, each with the way to where it is filled in."""

from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.states import Mode, PoolKind, SignUp


class Lack(NamedTuple):
    """Something that is missing: its name, a sentence about it, and the address of the field."""

    code: str
    text: str
    address: str


def missing(event):
    """Everything that keeps the event from being published, in the order of its page."""
    found = [*_of_time(event), *_of_place(event), *_of_people(event), *_of_sign_up(event)]
    return [Lack(code, text, _address(event, code)) for code, text in found]


def _of_time(event):
    if event.starts_at <= timezone.now():
        yield "starts_at", _("The event starts at a time that has passed. Write when it is to be held.")
    if event.ends_at is None:
        yield "ends_at", _("The end is missing. Those who come must know when they can go.")


def _of_place(event):
    if event.mode != Mode.ONLINE:
        if event.venue is None:
            yield "venue", _("The place is missing.")
        elif not event.venue.accessibility_sv:
            yield "accessibility", _("The venue says nothing about accessibility. Write what is there and what is not.")
    if event.mode != Mode.ROOM and not event.online_url:
        yield "online_url", _("The online link is missing. Only those with a confirmed seat see it.")


def _of_people(event):
    if not event.organiser_id and not event.organiser_name:
        yield "organiser", _("The organiser is missing.")
    if not event.mailbox:
        yield "mailbox", _("The organiser's mailbox is missing. That is where those who come write with questions.")
    if event.project_id is None:
        yield "project", _("The project is missing, and with it the statement of who pays.")
    if event.lacks_host:
        yield "host", _("The host is missing. Somebody must read the dietary and access needs that you ask for.")


def _of_sign_up(event):
    if event.sign_up != SignUp.PORTAL:
        return
    have = set(event.pools.values_list("kind", flat=True))
    words = {
        PoolKind.ROOM: _("The seats in the room are missing. Say how many there are, or that there is no limit."),
        PoolKind.ONLINE: _("The seats online are missing. Say how many there are, or that there is no limit."),
    }
    yield from (("seats", words[kind]) for kind in event.pool_kinds if kind not in have)
    if event.sign_up_until and event.sign_up_until <= timezone.now():
        yield "sign_up_until", _("The last moment for signing up has passed.")


def _address(event, code):
    if code == "accessibility":
        return reverse("events:venue", args=[event.venue_id]) + "#id_accessibility_sv"
    if code == "seats":
        return reverse("events:seats", args=[event.slug])
    first = "_0" if code in ("starts_at", "ends_at", "sign_up_until") else ""
    return reverse("events:edit", args=[event.slug]) + f"#id_{code}{first}"
