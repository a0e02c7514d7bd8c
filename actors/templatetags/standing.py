"""Where something stands: the colour of a state, and the steps of registering."""

from django import template
from django.utils.translation import gettext as _

from actors.states import ActorState, OfferingState

register = template.Library()

TONES = {
    ActorState.SUBMITTED: "info",
    ActorState.MORE_WANTED: "warn",
    ActorState.PUBLISHED: "good",
    ActorState.DECLINED: "bad",
    ActorState.DORMANT: "warn",
    OfferingState.IN_REVIEW: "info",
    OfferingState.PAUSED: "warn",
}


@register.filter
def tone(row):
    return TONES.get(row.state, "")


@register.simple_tag
def registration_steps():
    return [_("Account"), _("Organisation"), _("What you can"), _("Offering")]
