"""The needs that an event is about, and the events about a need: each reader meets those that they may read."""

from django import template
from django.contrib.auth.models import AnonymousUser

from events.models import Event
from events.templatetags.events_of import shown
from testbeds.models import Need

register = template.Library()


@register.inclusion_tag("events/_needs_of_event.html", takes_context=True)
def needs_of_event(context, event):
    """On its page; a withdrawn need is no longer what anything is about."""
    readable = Need.objects.visible_to(context.get("user") or AnonymousUser()).listed()
    return {"needs": readable.filter(events=event).select_related("owner").order_by("name_key", "pk")}


@register.inclusion_tag("events/_events_of.html")
def events_about_need(need):
    """Whoever reads the need may read that it was talked of."""
    return shown(Event.objects.public().filter(needs=need), {"q": f'"{need.title}"'})
