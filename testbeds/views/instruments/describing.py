"""How complex it is to bring into use, and what it costs."""

from functools import partial

from django.utils.translation import gettext as _

from arena.shared.http import check, render_page
from testbeds.evaluation_rules import can_describe, can_read_values
from testbeds.forms.descriptions import ComplexityForm, CostsForm
from testbeds.instruments import complexity as ratings
from testbeds.instruments import costs as amounts
from testbeds.views.evaluating.opening import done, evaluation_page


@evaluation_page(can_read_values)
def complexity(request, evaluation):
    rows = list(evaluation.complexity.all())
    form = _form(request, evaluation, ComplexityForm, {row.domain: (row.level, row.note) for row in rows})
    if form and form.is_bound and form.is_valid():
        return done(
            request, partial(ratings.rate, evaluation, form.said), _("Saved."), evaluation, "evaluations:complexity"
        )
    context = {
        "evaluation": evaluation,
        "form": form,
        "rows": sorted(rows, key=lambda row: ComplexityForm.kinds.index(row.domain)),
        "wants_smaller_step": ratings.wants_smaller_step(rows),
    }
    return render_page(request, "evaluations/complexity.html", context)


@evaluation_page(can_read_values)
def costs(request, evaluation):
    form = _form(request, evaluation, CostsForm, {row.kind: (row.amount, row.note) for row in evaluation.costs.all()})
    if form and form.is_bound and form.is_valid():
        return done(request, partial(amounts.keep, evaluation, form.said), _("Saved."), evaluation, "evaluations:costs")
    context = {"evaluation": evaluation, "form": form, "total": amounts.total(evaluation)}
    return render_page(request, "evaluations/costs.html", context)


def _form(request, evaluation, kind, standing):
    """Filled in with what stands, for those who may write it; the others read."""
    if request.method == "POST":
        check(can_describe, request.user, evaluation)
    elif not can_describe(request.user, evaluation):
        return None
    initial = {}
    for name, (value, note) in standing.items():
        initial |= {name: value, f"{name}_note": note}
    return kind(request.POST if request.method == "POST" else None, initial=initial)
