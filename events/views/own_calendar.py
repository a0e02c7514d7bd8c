"""A person's own calendar: the page where its address is made, and the feed behind it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from arena.shared.http import render_page
from events.models import PersonalFeed
from events.outside import calendars, following


@require_http_methods(["GET", "POST"])
def personal_calendar(request):
    """Make an address, which is shown this once; change it, which kills the old one; turn it off."""
    move = request.POST.get("move")
    if move == "turn_off":
        following.turn_off(request.user)
        messages.success(request, _("Your calendar is turned off. Its address no longer works."))
        return redirect("events:personal_calendar")
    address = _address(following.make_address(request.user)) if move == "make" else ""
    context = {
        "address": address,
        "to_subscribe": address and calendars.to_subscribe(address),
        "feed": PersonalFeed.objects.filter(user=request.user).first(),
    }
    return render_page(request, "events/personal_calendar.html", context)


@login_not_required
@require_safe
def personal_feed(request, token):
    """Whoever has the address reads when and where the person takes part, and how to join what is online."""
    user = following.owner(token)
    if user is None:
        raise Http404
    name = _("E-hälsoarenan: my events")
    text = calendars.calendar(following.own_entries(user), name, settings.BASE_URL + reverse("events:list"))
    response = HttpResponse(text, content_type=calendars.CONTENT_TYPE)
    add_never_cache_headers(response)
    response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"
    return response


def _address(token):
    return settings.BASE_URL + reverse("events:personal_feed", args=[token])
