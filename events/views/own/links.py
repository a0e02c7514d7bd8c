"""New links: for whoever has lost the letter, and for whoever fears that somebody else has it."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from redis.exceptions import RedisError

from arena.shared.errors import Refused
from arena.shared.http import render_page
from arena.shared.limits import spend
from events.forms.own import LostLinkForm
from events.people import linking
from events.views.own.door import by_link, posted, show

LETTERS_PER_HOUR = 30  # asked for from one network


@by_link()
def own_new_link(request, participant):
    if request.method == "POST":
        linking.renew(participant)
        messages.success(request, _("The old link no longer works."))
        return redirect("events:lost_link_sent")
    return show(request, "own_new_link", participant)


@login_not_required
@require_http_methods(["GET", "POST"])
def lost_link(request):
    """The answer is the same whether or not the address was known."""
    form = LostLinkForm(posted(request))
    if form.is_valid() and _is_sent(request, form):
        return redirect("events:lost_link_sent")
    return render_page(request, "events/lost_link.html", {"form": form})


def _is_sent(request, form):
    try:
        with suppress(RedisError):
            spend(request, "lost_link", per_hour=LETTERS_PER_HOUR)
    except Refused as no:
        form.add_error(None, str(no))
        return False
    linking.send_again(form.cleaned_data["email"])
    return True


@login_not_required
@require_safe
def lost_link_sent(request):
    return render_page(request, "events/lost_link_sent.html", {})
