"""What every view needs: page or fragment, and a rule that may say no."""

import re

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers


def render_page(request, template, context, fragment=None, status=200):
    """Answer with the whole page, or only its fragment when htmx asks for it (and not for a page from its history)."""
    wants_fragment = fragment and request.htmx and not request.htmx.boosted
    response = render(request, fragment if wants_fragment else template, context, status=status)
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response


def redirect_to_top(page, *args):
    """A browser takes the fragment of the address it comes from along, unless the new one has its own."""
    return redirect(f"{reverse(page, args=args)}#content")


def only_looks(request):
    """Whether it was the button that shows what would come of the form (`components/actions.html`): nothing is kept."""
    return request.POST.get("go") == "look"


def is_secret(match):
    """Whether the address itself opens the page, so that it is told to nobody: by the name of what stands in it."""
    return match is not None and not {"token", "uidb36"}.isdisjoint(match.kwargs)


def key_in(text):
    """The key of a row as it stands in what was sent; 0, which no row has, where it can be none."""
    return int(text) if re.fullmatch("[0-9]{1,15}", text) else 0


def check(rule, user, *objects):
    """Let the rule decide: silence is yes, a refused rule answers 403."""
    if not rule(user, *objects):
        raise PermissionDenied
