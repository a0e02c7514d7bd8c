"""How a letter in the outbox is shown to the staff."""

import re

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from arena import outbox
from arena.outbox.states import Outcome, Reason, State

register = template.Library()

TONES = {
    State.SENT: "good",
    State.FAILED: "bad",
    State.EXPIRED: "warn",
    State.UNKNOWN: "warn",
    State.UNKNOWN_FINAL: "warn",
    State.CANCELLED: "",
}
OUTCOME_TONES = {
    Outcome.WAITING: "info",
    Outcome.SENT: "good",
    Outcome.RETURNED: "bad",
    Outcome.FAILED: "bad",
    Outcome.UNKNOWN: "warn",
    Outcome.EXPIRED: "warn",
}


@register.inclusion_tag("outbox/_pulse.html")
def pulse_of_letters():
    """A word to the staff where letters do not go as they should; one statement."""
    pulse = outbox.pulse()
    return {"pulse": pulse, "minutes": int((pulse.waited or 0) // 60)}


@register.filter
def tone(letter):
    return "bad" if letter.returned_at else TONES.get(letter.state, "info")


@register.filter
def state_of(letter):
    """Sent, as the machine sees it, is no word for a letter that has come back."""
    return Outcome.RETURNED.label if letter.returned_at else letter.get_state_display()


@register.filter
def outcome(letter):
    """Of a letter asked for with `with_outcome`."""
    return Outcome(letter.outcome).label


@register.filter
def outcome_tone(letter):
    return OUTCOME_TONES.get(letter.outcome, "")


@register.filter
def reason(letter):
    """Why it did not arrive, also where the mail server took it and it came back."""
    return Reason.UNREACHABLE.label if letter.returned_at else letter.get_reason_display()


@register.filter
def addressee(letter):
    return letter.to or _("erased")


@register.filter
def whereabouts(letter):
    """One line: since when, and why it is where it is."""
    facts = [_("queued %(when)s") % {"when": moment(letter.created_at)}, letter.get_reason_display()]
    if letter.returned_at:
        facts.append(_("came back %(when)s") % {"when": moment(letter.returned_at)})
    if letter.state == State.READY and letter.attempt:
        facts.append(_("next try %(when)s") % {"when": moment(letter.not_before)})
    return " · ".join(filter(None, facts))


def history_row(letter, about=""):
    """A line for its recipient: which letter, what it is about, when it last moved, and how it went."""
    when = letter.returned_at or letter.sent_at or letter.created_at
    went = [capfirst(str(outcome(letter))), "" if letter.sent_at else letter.get_reason_display()]
    return [": ".join(filter(None, [str(letter.label), about])), moment(when), ". ".join(map(str, filter(None, went)))]


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
