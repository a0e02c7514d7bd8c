"""How a letter in the outbox is shown to the staff."""

import re

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from arena.outbox.states import State

register = template.Library()

TONES = {
    State.SENT: "good",
    State.FAILED: "bad",
    State.EXPIRED: "warn",
    State.UNKNOWN: "warn",
    State.UNKNOWN_FINAL: "warn",
    State.CANCELLED: "",
}


@register.filter
def tone(letter):
    return TONES.get(letter.state, "info")


@register.filter
def addressee(letter):
    return letter.to or _("erased")


@register.filter
def whereabouts(letter):
    """One line: since when, and why it is where it is."""
    facts = [_("queued %(when)s") % {"when": moment(letter.created_at)}, letter.get_reason_display()]
    if letter.state == State.READY and letter.attempt:
        facts.append(_("next try %(when)s") % {"when": moment(letter.not_before)})
    return " · ".join(filter(None, facts))


@register.filter
def own_links(text):
    """The text with the portal's own addresses as links: what somebody else wrote into a letter leads nowhere."""
    parts = re.split(rf"({re.escape(settings.BASE_URL)}/\S*[\w/=])", text)
    links = [format_html('<a href="{0}">{0}</a>', part) if place % 2 else part for place, part in enumerate(parts)]
    return format_html_join("", "{}", ((link,) for link in links))


@register.filter
def moment(at):
    """`22 november 2026 14:05`, or nothing."""
    return at and date_format(localtime(at), "j F Y H:i")
