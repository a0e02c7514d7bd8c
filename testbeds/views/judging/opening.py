"""Whose pages these are: an evaluation is looked up among those that the person may read, then the rule is asked."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top
from testbeds.models import Evaluation


def judging_page(rule, methods=("GET", "POST")):
    """A page of one evaluation for those whom the rule lets in; the view gets the evaluation itself."""

    def decorated(view):
        @require_http_methods(list(methods))
        @wraps(view)
        def opened(request, slug):
            found = Evaluation.objects.visible_to(request.user).select_related("offering__actor", "site")
            evaluation = get_object_or_404(found, slug=slug)
            check(rule, request.user, evaluation)
            return view(request, evaluation)

        return opened

    return decorated


def done(request, act, said, evaluation, page):
    """Do it and say so, or say why not; either way on to the page."""
    try:
        act()
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, said)
    return redirect_to_top(page, evaluation.slug)
