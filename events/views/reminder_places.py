"""Whose reminders a page is about: one event's own, or those of every date of a series."""

from typing import NamedTuple

from django.shortcuts import get_object_or_404
from django.urls import reverse

from events.models import Event, Series
from events.states import EventState

HELD = [EventState.DRAFT, EventState.SCHEDULED, EventState.PUBLISHED]


class Place(NamedTuple):
    """An event or a series, and the dates to come that its reminders are for."""

    event: Event | None
    series: Series | None
    dates: list

    @property
    def owner(self):
        return self.event or self.series

    @property
    def rules(self):
        return self.owner.reminder_rules.all()

    @property
    def shown_by(self):
        """The event that tells when a reminder goes and how it reads; none where a series has no date to come."""
        return self.event or next(iter(self.dates), None)

    @property
    def key(self):
        return self.event.slug if self.event else self.series.pk

    @property
    def context(self):
        """What each of the pages shows."""
        return {
            "event": self.event,
            "series": self.series,
            "dates": self.dates,
            "list_url": self.address("reminders"),
            "add_url": self.address("reminder_add"),
        }

    def name(self, page):
        return f"events:{page}" if self.event else f"events:series_{page}"

    def address(self, page, *numbers):
        return reverse(self.name(page), args=[self.key, *numbers])


def of_event(event):
    is_to_come = event.state in HELD and not event.is_over
    return Place(event, None, [event] if is_to_come else [])


def of_series(key):
    series = get_object_or_404(Series, pk=key)
    dates = series.events.upcoming().filter(state__in=HELD).select_related("venue").order_by("starts_at", "pk")
    return Place(None, series, list(dates))
