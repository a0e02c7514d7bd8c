"""How the pages of judging end an act."""

from django.contrib import messages

from arena.shared.errors import Refused
from arena.shared.http import redirect_to_top


def done(request, act, said, evaluation, page):
    """Do it and say so, or say why not; either way on to the page."""
    try:
        act()
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, said)
    return redirect_to_top(page, evaluation.slug)
