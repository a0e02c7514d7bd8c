"""One lookup for every page of a report: the evaluation among those the person may read, with what its page tells."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.http import check, render_page
from testbeds.models import Evaluation

READ_WITH = ("offering__actor", "version", "site__part_of", "testbed", "plan", "take_down", "draft")
GONE_BY_LAW = 451  # RFC 7725


def report_page(*rules, methods=("GET", "HEAD", "POST"), is_open=False):
    """A page of one evaluation for whom all of the rules let in; an open page asks nobody to sign in."""

    def decorate(view):
        @require_http_methods(methods)
        @wraps(view)
        def opened(request, slug, **key):
            readable = Evaluation.objects.visible_to(request.user).select_related(*READ_WITH)
            evaluation = get_object_or_404(readable.defer("plan__document"), slug=slug)
            for rule in rules:
                check(rule, request.user, evaluation)
            return view(request, evaluation, **key)

        return login_not_required(opened) if is_open else opened

    return decorate


def published(view):
    """Of what is published alone; what the law forbids is answered with the notice, whatever was asked for."""

    @wraps(view)
    def opened(request, evaluation, **key):
        if not evaluation.is_reported:
            raise Http404
        return taken_down(request, evaluation) if evaluation.is_taken_down else view(request, evaluation, **key)

    return opened


def needs_for(user, evaluation):
    """Those that this reader may read: a need that its owner keeps is shown to nobody because it was tested."""
    return list(evaluation.needs.visible_to(user).select_related("owner").order_by("name_key"))


def taken_down(request, evaluation):
    return render_page(request, "evaluations/taken_down.html", {"evaluation": evaluation}, status=GONE_BY_LAW)
