"""Who comes in: whoever has the link of a letter. What it opens is kept by no browser and shown by no search engine."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arena.shared.errors import Refused
from arena.shared.http import render_page
from events.forms.own import LostLinkForm
from events.keys import OWN, link_token, opens
from events.models import Participant

BESIDE = ("event__venue__municipality", "actor", "municipality", "registered_by", "user")


def by_link(*methods, purpose=OWN):
    """A page that the link opens; the view gets the participant. Any other link is told how to get a new one."""

    def opened_by(view):
        @login_not_required
        @never_cache
        @require_http_methods(list(methods or ["GET", "HEAD", "POST"]))
        @wraps(view)
        def opened(request, key, token):
            participant = _found(key, purpose, token)
            return _answered(view, request, participant) if participant else dead(request)

        return opened

    return opened_by


def _answered(view, request, participant):
    """A no that the view has no words for is told on the page where it stands how things are."""
    try:
        return view(request, participant)
    except Refused as no:
        messages.error(request, str(no))
        return lead_to("own", participant)


def _found(key, purpose, token):
    participant = Participant.objects.filter(key=key, erased_at=None).select_related(*BESIDE).first()
    return participant if participant and opens(participant, purpose, token) else None


def dead(request):
    """The same for a link that is mistyped, was renewed, or never was."""
    return render_page(request, "events/own_dead.html", {"form": LostLinkForm()}, status=404)


def show(request, template, participant, status=200, **context):
    """A page about the participant, whose templates lead to the others by the same link."""
    known = {"participant": participant, "event": participant.event, "token": link_token(participant, OWN)}
    return render_page(request, f"events/{template}.html", known | context, status=status)


def posted(request):
    """What was sent, be it nothing but a button."""
    return request.POST if request.method == "POST" else None


def lead_to(page, participant):
    return redirect(f"events:{page}", participant.key, link_token(participant, OWN))
