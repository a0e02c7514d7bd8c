"""Addresses that calendar programs open by themselves."""

from django import template
from django.conf import settings
from django.urls import reverse

from events.outside.calendars import to_subscribe

register = template.Library()


@register.simple_tag
def webcal(query=""):
    """The calendar of a list with these choices."""
    return to_subscribe(settings.BASE_URL + reverse("events:calendar") + query)
