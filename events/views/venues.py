"""The places where events are held."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.shared.http import redirect_to_top, render_page
from events.forms.venues import VenueForm
from events.models import Venue
from events.views.opening import staff_page


@require_safe
@staff_page
def venue_list(request):
    venues = Venue.objects.select_related("municipality").annotate(used=Count("events")).order_by("name_key")
    return render_page(request, "events/venue_list.html", {"venues": venues})


@staff_page
def venue_add(request):
    return _write(request, Venue(), _("Add a venue"))


@staff_page
def venue_edit(request, key):
    return _write(request, get_object_or_404(Venue, pk=key), _("Change the venue"))


def _write(request, venue, title):
    form = VenueForm(request.POST or None, instance=venue)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect_to_top("events:venues")
    return render_page(request, "events/venue_edit.html", {"form": form, "title": title})
