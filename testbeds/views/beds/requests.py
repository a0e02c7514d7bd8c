"""A request to test: sent by a supplier, looked into and answered by the host."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actors.models import Offering
from arena.shared.forms import is_done
from arena.shared.http import check, render_page
from arena.shared.limits import spend
from testbeds.beds import asking
from testbeds.evaluation_states import Answered, RequestState
from testbeds.forms.beds import SCREENING, RequestForm
from testbeds.models import Need, Testbed, TestRequest
from testbeds.views.beds.acts import REQUEST_ACTS, possible_with

PER_HOUR = 20  # from one network: each is a letter to every manager of the host


@require_http_methods(["GET", "POST"])
def request_add(request, slug):
    testbed = get_object_or_404(Testbed.objects.listed().select_related("host"), slug=slug)
    if not Offering.objects.managed_by(request.user).public().exists():
        raise PermissionDenied
    form = RequestForm(request.POST or None, user=request.user)
    if form.is_valid() and is_done(form, lambda: _send(request, testbed, form), "offering"):
        messages.success(request, _("Your request is sent. The host answers you here, and by letter."))
        return redirect(form.instance)
    return render_page(request, "beds/request_add.html", {"form": form, "testbed": testbed})


@require_safe
def request_detail(request, key):
    found = _readable(request, key)
    labels = dict(Answered.choices)
    screening = [
        (question, capfirst(str(labels.get(found.screening.get(name), ""))))
        for name, question in SCREENING.items()
        if found.screening
    ]
    context = {
        "asked": found,
        "need": Need.objects.visible_to(request.user).filter(pk=found.need_id).first(),
        "acts": possible_with(request.user, found),
        "screening": screening,
        "may_create": request.user.is_staff and found.state == RequestState.ACCEPTED and not _evaluation(found),
        "evaluation": _evaluation(found),
    }
    return render_page(request, "beds/request.html", context)


@require_http_methods(["GET", "POST"])
def request_act(request, key, act):
    found, act = _readable(request, key), REQUEST_ACTS[act]
    check(act.rule, request.user, found)
    form = act.form(request.POST if request.method == "POST" else None)
    if form.is_valid() and is_done(form, lambda: act.do(found, by=request.user, **form.cleaned_data)):
        messages.success(request, act.done)
        return redirect(found)
    return render_page(request, "beds/act.html", {"form": form, "thing": found, "act": act})


def _send(request, testbed, form):
    spend(request, "test_request", per_hour=PER_HOUR)
    asking.send(testbed, form.instance, by=request.user)


def _readable(request, key):
    parts = ("testbed__host", "offering__actor", "evaluation")
    return get_object_or_404(TestRequest.objects.visible_to(request.user).select_related(*parts), pk=key)


def _evaluation(found):
    return getattr(found, "evaluation", None)
