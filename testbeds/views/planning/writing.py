"""Where the two leads write the plan and its measures."""

from django.contrib import messages
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.evaluation_rules import can_edit_plan
from testbeds.forms.planning import MeasureForm, PlanForm
from testbeds.planning import writing
from testbeds.planning.advising import advice
from testbeds.planning.suggesting import SUGGESTIONS, begin_from
from testbeds.views.planning.opening import measure_of, page_of_plan


@page_of_plan(can_edit_plan)
def plan_edit(request, evaluation, plan):
    form = PlanForm(request.POST or None, instance=plan)
    if form.is_valid() and is_done(form, lambda: writing.save(form, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:plan", evaluation.slug)
    context = {"evaluation": evaluation, "form": form, "is_signed": _is_signed(plan)}
    return render_page(request, "evaluations/plan_edit.html", context)


@page_of_plan(can_edit_plan)
def measure_add(request, evaluation, plan):
    """Blank, or begun from one of the suggestions."""
    measure = begin_from(request.GET.get("from", ""), plan)
    return _measure(request, evaluation, measure, {"suggestions": SUGGESTIONS})


@page_of_plan(can_edit_plan)
def measure_edit(request, evaluation, plan, number):
    return _measure(request, evaluation, measure_of(plan, number), {})


@page_of_plan(can_edit_plan)
def measure_remove(request, evaluation, plan, number):
    measure = measure_of(plan, number)
    if request.method == "POST":
        writing.remove_measure(measure, by=request.user)
        messages.success(request, _("The measure is taken away."))
        return redirect_to_top("evaluations:plan", evaluation.slug)
    return render_page(request, "evaluations/measure_remove.html", {"evaluation": evaluation, "measure": measure})


def _measure(request, evaluation, measure, context):
    is_new, plan = measure.pk is None, measure.plan
    form = MeasureForm(request.POST or None, instance=measure)
    if form.is_valid() and is_done(form, lambda: writing.save_measure(form, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:plan", evaluation.slug)
    context |= {"evaluation": evaluation, "form": form, "is_new": is_new, "number": measure.number}
    context |= {"advice": advice(plan), "is_signed": _is_signed(plan)}
    return render_page(request, "evaluations/measure.html", context)


def _is_signed(plan):
    return plan.pk is not None and plan.signatures.exists()
