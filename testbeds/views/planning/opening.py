"""One lookup for the pages of a plan: what the person may not read is not there."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from arena.shared.http import check
from testbeds.models import Evaluation
from testbeds.planning.writing import plan_of


def readable_evaluation(user, slug):
    related = ("offering__actor", "site", "version", "request")
    return get_object_or_404(Evaluation.objects.visible_to(user).select_related(*related), slug=slug)


def page_of_plan(rule):
    """For whom the rule lets in; the view gets the evaluation and its plan, which may not be kept yet."""

    def decorate(view):
        @require_http_methods(["GET", "POST"])
        @wraps(view)
        def opened(request, slug, **key):
            evaluation = readable_evaluation(request.user, slug)
            check(rule, request.user, evaluation)
            return view(request, evaluation, plan_of(evaluation), **key)

        return opened

    return decorate


def measure_of(plan, number):
    if plan.pk is None:
        raise Http404
    return get_object_or_404(plan.measures, number=number)
