"""Ending the letters of one search from a letter, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from arena.searches.letters import STOP_SALT
from arena.searches.models import SavedSearch
from arena.searches.states import Interval
from arena.shared.http import render_page


def _named(token):
    """The search of the token; one that is removed already needs no more stopping."""
    try:
        key = signing.loads(token, salt=STOP_SALT)
    except signing.BadSignature:
        raise Http404 from None
    return SavedSearch.objects.filter(key=key).first()


@login_not_required
@require_http_methods(["GET", "POST"])
def stop(request, token):
    """A link shows, the button decides."""
    search = _named(token)
    if request.method == "POST" and search:
        search.silence()
        search.refresh_from_db()
    is_over = search is None or search.interval == Interval.NEVER
    return render_page(request, "searches/stop.html", {"search": search, "is_over": is_over})


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def stop_at_once(request, token):
    """RFC 8058: a mail program posts here by itself; one that only follows links shows the page with the button.

    The one address that takes a post without a token of ours: the signed address is the right, it reads no session,
    and all it can do is to end the letters of one search, as often as it is asked.
    """
    search = _named(token)
    if request.method == "GET":
        return redirect("searches:stop", token)
    if search:
        search.silence()
    return HttpResponse(status=204)
