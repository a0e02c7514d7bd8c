"""The list of events as its page shows it: what is to come or what has been, by date."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from actors.views.listing import Listing
from events.forms.filters import PAST
from events.views.event_rows import with_seats


class EventListing(Listing):
    month = None

    def __init__(self, request, form):
        heading = _("Past events") if form.period == PAST else _("Events")
        super().__init__(request, form, with_seats, heading, _("Search among events"))

    @property
    def is_past(self):
        return self.form.period == PAST

    @property
    def views(self):
        """What is to come, a month, and what has been, with the same choices."""
        listed, months = reverse("events:list"), reverse("events:month")
        return [
            (_("To come"), f"{listed}{self.chosen_query()}", not self.month and not self.is_past),
            (_("Month"), f"{months}{self.chosen_query()}", bool(self.month)),
            (pgettext("events", "Past"), f"{listed}{self.chosen_query(tid=PAST)}", self.is_past),
        ]

    def chosen_query(self, **more):
        """What is chosen, without the time and the order: as it follows along to the other views, and to calendars."""
        chosen = self.form.address(tid="", month="", sortera="").partition("?")[2]
        return "?" * bool(chosen or more) + "&".join(filter(None, [chosen, urlencode(more)]))

    @property
    def all_address(self):
        """The list of the same time without any choices."""
        return f"{self.form.base}?tid={PAST}" if self.is_past else self.form.base

    @property
    def followed(self):
        return self.chosen_query()

    @property
    def kept(self):
        return [*super().kept, *([("tid", self.form.period)] if self.form.period else [])]
