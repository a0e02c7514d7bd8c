"""Where something stands: the colour of a state, and the steps of registering."""

from django import template
from django.utils.translation import gettext as _

from actors import registering
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


STEPS = ["account", "organisation", "competence", "offering"]


@register.simple_tag
def registration_steps():
    return [_("Account"), _("Organisation"), _("What you can"), _("Offering")]


@register.simple_tag
def steps_lacking(actor, current):
    """The numbers of the steps already passed where something is missing."""
    numbers = {STEPS.index(lack.step) + 1 for lack in registering.missing(actor)}
    return [number for number in numbers if number < current]
