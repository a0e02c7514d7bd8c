"""Whose pages these are: an evaluation is looked up among those the person may read, and then the rule is asked."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top
from testbeds.models import Evaluation


def evaluation_page(rule, *methods):
    """A page of one evaluation for those whom the rule lets in; the view gets the evaluation itself."""

    def decorated(view):
        @require_http_methods(list(methods or ["GET", "HEAD", "POST"]))
        @wraps(view)
        def opened(request, slug, **key):
            evaluation = get_object_or_404(Evaluation.objects.visible_to(request.user), slug=slug)
            check(rule, request.user, evaluation)
            return view(request, evaluation, **key)

        return opened

    return decorated


def done(request, act, said, page, evaluation):
    """Do it and say so, or say why not; either way back to the page."""
    try:
        act()
    except Refused as no:
        messages.error(request, no)
        return redirect_to_top(f"evaluations:{page}", evaluation.slug)
    return kept(request, said, page, evaluation)


def kept(request, said, page, evaluation):
    messages.success(request, said)
    return redirect_to_top(f"evaluations:{page}", evaluation.slug)
