"""Who comes to which page of an evaluation: what one may not know of is not there, what is others' to do is refused."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from actors.rules import role_in
from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top
from testbeds.evaluation_rules import takes_part
from testbeds.models import Evaluation


def follows(user, evaluation):
    """Those with a role in it, staff, and members of where it is tried."""
    return takes_part(user, evaluation) or role_in(user, evaluation.site) is not None


def find(user, slug):
    evaluations = Evaluation.objects.visible_to(user)
    evaluations = evaluations.select_related("offering__actor__part_of", "site__part_of", "testbed", "match", "plan")
    return get_object_or_404(evaluations, slug=slug)


def evaluation_page(rule=follows):
    """A page about one evaluation, for those whom the rule lets in; the view gets the evaluation itself."""

    def _as_page(view):
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def opened(request, slug, **key):
            evaluation = find(request.user, slug)
            check(rule, request.user, evaluation)
            return view(request, evaluation, **key)

        return opened

    return _as_page


def done(request, act, said, evaluation, page):
    """Do it and say so, or say why not; either way on to the page."""
    try:
        act()
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, said)
    return redirect_to_top(page, evaluation.slug)
