"""Whose pages these are: a dialogue is looked up among those that the person may read, and then the rule is asked."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top
from testbeds.models import MarketDialogue
from testbeds.rules import can_answer_dialogue, can_hold_dialogue


def readable_dialogues(user):
    return MarketDialogue.objects.visible_to(user).select_related("owner", "need__owner", "cluster")


def dialogue_page(rule, methods=("GET", "POST")):
    """A page of one dialogue for those whom the rule lets in; the view gets the dialogue itself."""

    def decorated(view):
        @require_http_methods(list(methods))
        @wraps(view)
        def opened(request, slug, **key):
            dialogue = get_object_or_404(readable_dialogues(request.user), slug=slug)
            check(rule, request.user, dialogue)
            return view(request, dialogue, **key)

        return opened

    return decorated


holder_page = dialogue_page(can_hold_dialogue)
supplier_page = dialogue_page(can_answer_dialogue)
holder_reading = dialogue_page(can_hold_dialogue, ["GET", "HEAD"])
holder_act = dialogue_page(can_hold_dialogue, ["POST"])


def done(request, act, said, dialogue, page="needs:dialogue"):
    """Do it and say so, or say why not; either way on to the page of the dialogue."""
    try:
        act()
    except Refused as no:
        messages.error(request, no)
        return redirect_to_top("needs:dialogue", dialogue.slug)
    messages.success(request, said)
    return redirect_to_top(page, *([] if page == "needs:dialogues" else [dialogue.slug]))
