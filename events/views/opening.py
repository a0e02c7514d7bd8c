"""Whose pages these are: the staff's, asked before anything is looked up, so that nobody else learns what there is."""

from functools import wraps

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.http import check
from events.models import Event
from events.rules import can_run_events

INVITATIONS = "event_invitations"  # keys in the session
MOST_INVITATIONS = 20


def staff_page(view):
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def opened(request, **key):
        check(can_run_events, request.user)
        return view(request, **key)

    return opened


def event_page(view):
    """A page of one event, for those who run it; the view gets the event itself."""

    @staff_page
    @wraps(view)
    def opened(request, slug, **key):
        events = Event.objects.visible_to(request.user).select_related("venue", "series")
        return view(request, get_object_or_404(events, slug=slug), **key)

    return opened


def readable_events(request):
    """What may be read at its own address: also by an invitation whose link was used in this browser."""
    return Event.objects.visible_to(request.user, request.session.get(INVITATIONS, []))


def readable_event(request, slug, *related):
    return get_object_or_404(readable_events(request).select_related(*related), slug=slug)


def remember_invitation(request, invitation):
    """The browser is let in to the event of the invitation from now on, with an account or without."""
    kept = [key for key in request.session.get(INVITATIONS, []) if key != str(invitation.key)]
    request.session[INVITATIONS] = [*kept, str(invitation.key)][-MOST_INVITATIONS:]
