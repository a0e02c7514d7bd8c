"""Where the monthly letter leads: everything a manager is asked about, one click each."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from actors import confirming
from actors.ages import REST_AFTER
from actors.models import Actor
from arena.shared.errors import Refused
from arena.shared.http import render_page


@require_http_methods(["GET", "POST"])
def to_confirm(request):
    """The letter's link only opens the page; its buttons confirm."""
    rows = {key_of(row): row for row in confirming.waiting_for(request.user)}
    if request.method == "POST":
        return _confirm(request, [rows[key] for key in dict.fromkeys(request.POST.getlist("row")) if key in rows])
    context = {"questions": questions(rows.values()), "rest_after": REST_AFTER.days // 30}
    return render_page(request, "actors/to_confirm.html", context)


def questions(rows):
    """Each thing with its key for the button, and what it lacks before anybody can vouch for it."""
    return [
        {"key": key_of(row), "row": row, "lacks": confirming.lacks(row) if isinstance(row, Actor) else []}
        for row in rows
    ]


def key_of(row):
    return f"{row._meta.model_name}:{row.slug}"


def _confirm(request, rows):
    done = 0
    for row in rows:
        try:
            confirming.still_right(row, by=request.user)
        except Refused as no:
            messages.error(request, f"{row}: {no}")
        else:
            done += 1
    if done:
        words = ngettext("Thank you. %(n)s is confirmed today.", "Thank you. %(n)s are confirmed today.", done)
        messages.success(request, words % {"n": done})
    elif not rows:
        messages.info(request, _("That does not wait for an answer any more."))
    return redirect("actors:to_confirm" if confirming.waiting_for(request.user) else "arena:my_page")
