"""The values of an evaluation: how complete they are, one by one, and what is left out of the count."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.collecting import entering
from testbeds.collecting.completing import completeness
from testbeds.evaluation_rules import can_enter_values, can_mend_values, can_read_values
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.values import ExcludeForm, ValueForm, ValuesFilter
from testbeds.models import Observation
from testbeds.views.collecting import rows
from testbeds.views.collecting.ways import ways
from testbeds.views.evaluating.opening import evaluation_page

PER_PAGE = 50


@never_cache
@require_safe
@evaluation_page(can_read_values)
def values(request, evaluation):
    context = {"evaluation": evaluation, **_complete(evaluation)}
    if not request.htmx:
        context |= _listed(request, evaluation)
    return render_page(request, "evaluations/values.html", context, fragment="evaluations/_completeness.html")


def _complete(evaluation):
    found = completeness(evaluation)
    return {
        "complete": found,
        "share": rows.percent(found["share"]),
        "lacking": rows.codes(found["lacking"]),
        "heads": rows.complete_heads(),
        "phases": rows.phase_tables(found),
        "is_live": evaluation.state in EvaluationState.collecting(),
    }


def _listed(request, evaluation):
    form = ValuesFilter(request.GET, measures=entering.measures_of(evaluation))
    found = Observation.objects.filter(measure__plan__evaluation=evaluation).select_related("participant", "measure")
    page = Paginator(form.find(found).order_by("-on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    may_mend = can_mend_values(request.user, evaluation)
    return {
        "form": form,
        "page": page,
        "value_heads": rows.value_heads(),
        "value_rows": rows.value_rows(page, evaluation, may_mend),
        "may_enter": can_enter_values(request.user, evaluation),
        "ways": ways(request.user, evaluation, "values"),
    }


@never_cache
@evaluation_page(can_enter_values)
def value_add(request, evaluation):
    form = ValueForm(
        request.POST or None,
        evaluation=evaluation,
        measures=entering.measures_of(evaluation),
        phases=entering.phases_now(evaluation),
    )
    if form.is_valid() and not form.asks and is_done(form, lambda: _enter(form.cleaned_data, request.user)):
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:values", evaluation.slug)
    return render_page(request, "evaluations/value.html", {"evaluation": evaluation, "form": form})


def _enter(said, user):
    about = {name: said[name] for name in ("phase", "on", "value", "note")}
    entering.enter(said["measure"], said["code"], by=user, **about)


@never_cache
@evaluation_page(can_mend_values)
def value_exclude(request, evaluation, pk):
    """Leave one out with a reason, or count it again."""
    values = Observation.objects.filter(measure__plan__evaluation=evaluation).select_related("participant", "measure")
    value = get_object_or_404(values, pk=pk)
    form = ExcludeForm(request.POST or None)
    if value.excluded_because:
        form = None
    if request.method == "POST" and _is_mended(value, form):
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:values", evaluation.slug)
    shown = rows.shown_value(value.value, value.measure)
    context = {"evaluation": evaluation, "form": form, "value": value, "shown": shown, "about": rows.about(value)}
    return render_page(request, "evaluations/value_exclude.html", context)


def _is_mended(value, form):
    if form is None:
        entering.count_again(value)
        return True
    return form.is_valid() and is_done(
        form, lambda: entering.exclude(value, because=form.cleaned_data["because"]), "because"
    )
