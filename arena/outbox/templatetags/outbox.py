"""How a letter in the outbox is shown to the staff."""

from django import template
from django.utils.formats import date_format
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
def moment(at):
    """`22 november 2026 14:05`, or nothing."""
    return at and date_format(localtime(at), "j F Y H:i")
