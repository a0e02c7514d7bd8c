"""Ending letters and choosing which come: by the link of any letter, without an account, or signed in."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from arena.outbox.forms import PreferencesForm
from arena.outbox.links import row_of
from arena.outbox.states import Stream
from arena.outbox.templatetags.outbox import moment
from arena.outbox.wanting import preferring
from arena.outbox.wanting.scopes import names_of
from arena.shared.errors import Refused
from arena.shared.http import redirect_to_top, render_page

MASKED = "•••"
MOST_SHOWN = 100  # choices, the newest


def by_letter(view):
    """A page that the link of a letter opens; the view gets the letter's row, while it still knows its address."""

    @login_not_required
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def opened(request, token):
        row = row_of(token)
        response = view(request, token, row) if row and row.to else _dead(request)
        response["X-Robots-Tag"] = "noindex"
        return response

    return opened


def _dead(request):
    """The same for a link that is mistyped or cut off, and for a letter whose recipient has been forgotten."""
    return render_page(request, "outbox/preferences_dead.html", {}, status=404)


@csrf_exempt
@by_letter
def stop_at_once(request, token, row):
    """RFC 8058: a mail program posts here by itself; one that only follows links is shown the page with the button.

    It takes a post without a token of ours, since no page of ours comes before: the signed address is the right, it
    reads no session, and all it can do is to end the letters of one stream, as often as it is asked.
    """
    if request.method != "POST":
        return redirect("outbox:stop", token)
    preferring.stop(row)
    return HttpResponse(status=204)


@by_letter
def stop(request, token, row):
    """A link shows, the button decides."""
    name = names_of([row.scope]).get(row.scope, "") if row.stream == Stream.REMINDERS else ""
    if request.method == "POST":
        preferring.stop(row, scope=row.scope if name and request.POST.get("go") == "here" else "")
        messages.success(request, _("It is ended, from this moment on. Change your mind here whenever you like."))
        return redirect("outbox:preferences", token)
    context = {"row": row, "name": name, "address": _masked(row.to), "token": token}
    return render_page(request, "outbox/stop.html", context)


@by_letter
def preferences(request, token, row):
    """The address is shown to nobody who does not know it already: a letter may have been forwarded."""
    here = [row.scope] if row.stream != Stream.NEWS else []  # an invitation is from before there are reminders
    form = _form(request.POST if request.method == "POST" else None, row.to, here)
    if form.is_valid() and _are_taken(form, row.to, letter=row):
        messages.success(request, _("Your choices are saved. They hold from this moment on."))
        return redirect("outbox:preferences", token)
    context = {"one": _standing(row.to, form, _masked(row.to)), "token": token}
    return render_page(request, "outbox/preferences.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_preferences(request):
    """One form for each address that the account has confirmed, since letters may go to any of them."""
    shown = []
    for place, address in enumerate(_addresses(request.user)):
        is_sent = request.method == "POST" and request.POST.get("address") == address
        form = _form(request.POST if is_sent else None, address, auto_id=f"id_{place}_%s")
        if form.is_valid() and _are_taken(form, address):
            messages.success(request, _("Your choices are saved. They hold from this moment on."))
            return redirect_to_top("outbox:my_preferences")
        shown.append(_standing(address, form, address))
    return render_page(request, "outbox/my_preferences.html", {"shown": shown})


def _addresses(user):
    confirmed = user.emailaddress_set.filter(verified=True).order_by("pk").values_list("email", flat=True)
    return list(dict.fromkeys([user.email, *confirmed]))


def _form(data, address, here=(), **facts):
    """With what can be chosen for the address: everything, and each thing that its reminders were ended about."""
    ended = preferring.ended(address)
    asked = [*here, *sorted(scope for stream, scope in ended if stream == Stream.REMINDERS)]
    return PreferencesForm(data, ended=ended, scopes=names_of(filter(None, asked)), **facts)


def _are_taken(form, address, **facts):
    """The choices in the form; where they are not, it says why."""
    try:
        preferring.choose(address, form.wishes(), **facts)
    except Refused as no:
        form.add_error(None, str(no))
    return form.is_valid()


def _standing(address, form, shown_as):
    """What the page says of one address."""
    return {
        "address": shown_as,
        "form": form,
        "is_unreachable": preferring.is_unreachable(address),
        "head": [_("When"), _("Letters"), _("Choice")],
        "history": list(_told(list(preferring.history(address)[:MOST_SHOWN]))),
    }


def _told(choices):
    """Each choice in words: ended, and taken up again where it was."""
    names = names_of({choice.scope for choice in choices if choice.scope})
    found = []
    for choice in choices:
        about = names.get(choice.scope)
        letters = f"{choice.get_stream_display()}: {about}" if about else choice.get_stream_display()
        found.append((choice.since, letters, pgettext("letters", "ended")))
        if choice.lifted_at:
            found.append((choice.lifted_at, letters, pgettext("letters", "taken up again")))
    return [(moment(at), capfirst(letters), what) for at, letters, what in sorted(found, reverse=True)]


def _masked(address):
    """Enough for its owner to know it by: `a•••@arena.example`."""
    name, _at, host = address.rpartition("@")
    return f"{name[:1]}{MASKED}@{host}"
