"""Dates as precisely as they are known, and sources as links."""

from django import template

from actors.views import facts

register = template.Library()

register.filter("partial_date", facts.partial_date)
register.filter("sources", facts.sources)


@register.filter
def period(deployment):
    return facts.period(deployment.started, deployment.stopped)
