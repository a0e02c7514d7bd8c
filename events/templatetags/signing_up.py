"""What the box of an event and its sign-up page show: the door, the numbers, and days as they are said."""

from django import template
from django.urls import reverse

from events import times
from events.keys import OWN, link_token
from events.seats.admission import Admission

register = template.Library()


@register.simple_tag(takes_context=True)
def admission_to(context, event, pools=""):
    """The sign-up of the event as this visitor meets it; `pools` as `seats.admission.with_waiting` gives them."""
    return Admission(event, context.get("user"), None if pools == "" else pools)


@register.simple_tag
def moment_at(moment, event):
    """A day and an hour by the clock of the event."""
    return times.day_and_hour(moment, event.zone)


register.filter("when", times.when)


@register.filter
def own_page(participant):
    return reverse("events:own", args=[participant.key, link_token(participant, OWN)])
