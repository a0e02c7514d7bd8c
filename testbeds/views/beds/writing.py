"""A host tells of a testbed, of when there is room, and shows, pauses or closes it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from arena.shared.forms import is_done
from arena.shared.http import check, render_page
from testbeds.beds import keeping
from testbeds.evaluation_rules import can_edit_testbed
from testbeds.forms.beds import BedForm, PeriodForm, hosts_for
from testbeds.models import Testbed
from testbeds.views.beds.acts import BED_ACTS


@require_http_methods(["GET", "POST"])
def bed_add(request):
    if not hosts_for(request.user).exists():
        raise PermissionDenied
    return _write(request, Testbed())


@require_http_methods(["GET", "POST"])
def bed_edit(request, slug):
    return _write(request, _own(request, slug))


@require_http_methods(["GET", "POST"])
def bed_periods(request, slug):
    testbed = _own(request, slug)
    form = PeriodForm(request.POST or None)
    if form.is_valid():
        keeping.add_period(testbed, form.instance, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("beds:periods", testbed.slug)
    context = {"form": form, "testbed": testbed, "periods": testbed.free_periods.all()}
    return render_page(request, "beds/periods.html", context)


@require_POST
def bed_period_remove(request, slug, number):
    testbed = _own(request, slug)
    period = get_object_or_404(testbed.free_periods, pk=number)
    keeping.remove_period(testbed, period, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("beds:periods", testbed.slug)


@require_http_methods(["GET", "POST"])
def bed_act(request, slug, act):
    testbed, act = _own(request, slug), BED_ACTS[act]
    form = act.form(request.POST if request.method == "POST" else None)
    if form.is_valid() and is_done(form, lambda: act.do(testbed, by=request.user, **form.cleaned_data)):
        messages.success(request, act.done)
        return redirect(testbed)
    return render_page(request, "beds/act.html", {"form": form, "thing": testbed, "act": act})


def _write(request, testbed):
    form = BedForm(request.POST or None, instance=testbed, user=request.user)
    if form.is_valid() and is_done(form, lambda: keeping.keep(form, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect(form.instance)
    return render_page(request, "beds/form.html", {"form": form, "testbed": testbed})


def _own(request, slug):
    testbed = get_object_or_404(Testbed.objects.visible_to(request.user).select_related("host"), slug=slug)
    check(can_edit_testbed, request.user, testbed)
    return testbed
