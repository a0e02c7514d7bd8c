"""A draft shown to those without an account, by a link that the staff make."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from arena.shared.errors import Refused
from arena.shared.http import key_in, render_page
from events.views.opening import event_page
from events.writing import previewing

LANGUAGES = ["sv", "en"]


@event_page
def event_preview_links(request, event):
    """Make links and take them back. A new one is shown this once."""
    new, refusal = "", ""
    try:
        match request.POST.get("go") if request.method == "POST" else None:
            case "make":
                token = previewing.make(event, by=request.user)
                new = request.build_absolute_uri(reverse("events:preview", args=[token]))
            case "take_back":
                return _take_back(request, event)
            case None if request.method == "POST":
                raise BadRequest
    except Refused as no:
        refusal = str(no)
    links = event.preview_links.select_related("by").order_by("-pk")
    context = {"event": event, "new": new, "refusal": refusal, "links": links, "now": timezone.now()}
    return render_page(request, "events/event_preview_links.html", context)


def _take_back(request, event):
    key = key_in(request.POST.get("link", ""))
    previewing.take_back(get_object_or_404(event.preview_links, pk=key))
    messages.success(request, _("The link no longer works."))
    return redirect("events:preview_links", event.slug)


@login_not_required
@require_safe
def event_preview(request, token):
    """The draft in both languages, one after the other; in no index, and the address is told to no other site."""
    event = previewing.event_of(token)
    if event is None:
        raise Http404
    response = render_page(request, "events/event_preview.html", {"event": event, "languages": LANGUAGES})
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
