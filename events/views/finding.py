"""The public pages of events: what is to come and what has been, a month at a time, and one event."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from arena.shared.bounded import bounded
from arena.shared.http import render_page
from events import rules
from events.forms.filters import PAST, MonthFilter, PastFilter, UpcomingFilter
from events.months import Month
from events.parts import with_parts
from events.seats.admission import with_waiting
from events.views.around import around
from events.views.event_listing import EventListing
from events.views.month_listing import MonthListing
from events.views.opening import readable_events


@login_not_required
@require_safe
@bounded
def event_list(request):
    """What is still to come, the next one first; on request what has been, the latest first."""
    asked = (PastFilter if request.GET.get("tid") == PAST else UpcomingFilter)(request.GET)
    return _listed(request, EventListing(request, asked))


@login_not_required
@require_safe
@bounded
def event_month(request):
    asked = MonthFilter(request.GET, Month.read(request.GET.get("month", "")))
    return _listed(request, MonthListing(request, asked))


def _listed(request, listing):
    found = ngettext("%(n)s event", "%(n)s events", listing.total) % {"n": listing.shown}
    listing.found = listing.honestly(found)
    context = {"listing": listing, "canonical_query": listing.query}
    return render_page(request, "events/event_list.html", context, fragment="events/_event_list.html")


@login_not_required
@require_safe
def event_detail(request, slug):
    event = get_object_or_404(with_parts(readable_events(request)), slug=slug)
    context = {
        "event": event,
        "pools": with_waiting(event),
        "can_run": rules.can_run_events(request.user),
        **around(event),
    }
    return render_page(request, "events/event_detail.html", context)
