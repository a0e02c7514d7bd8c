"""How a state looks: the colour of its badge."""

from django import template

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
