"""One move of an evaluation: what will happen, what has to be there first, and the button."""

from django.contrib import messages
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.evaluating import StopForm
from testbeds.models import Evaluation
from testbeds.views.evaluating.acts import ACTS, is_possible
from testbeds.views.evaluating.opening import evaluation_page


@evaluation_page()
def evaluation_act(request, evaluation, word):
    act = ACTS[word]
    check(act.rule, request.user, evaluation)
    if not is_possible(word, evaluation):
        messages.info(request, _("This cannot be done where the evaluation stands now."))
        return redirect_to_top("evaluations:work", evaluation.slug)
    form = act.form(request.POST if request.method == "POST" else None, **_asked(act, evaluation))
    if form.is_valid() and is_done(form, lambda: act.do(evaluation, by=request.user, **form.cleaned_data)):
        messages.success(request, act.done)
        return _onwards(evaluation)
    context = {"evaluation": evaluation, "act": act, "form": form, "missing": act.lacks(evaluation)}
    return render_page(request, "evaluations/act.html", context)


def _asked(act, evaluation):
    """The stop rules of the plan, each on a line of its own."""
    if act.form is not StopForm:
        return {}
    plan = getattr(evaluation, "plan", None)
    return {"rules": [line.strip() for line in plan.stop_rules.splitlines() if line.strip()] if plan else []}


def _onwards(evaluation):
    kept = Evaluation.objects.filter(pk=evaluation.pk).first()
    if kept is None:
        return redirect_to_top("arena:my_page")
    if kept.state == EvaluationState.ABORTED:
        return redirect_to_top("evaluations:detail", kept.slug)
    return redirect_to_top("evaluations:work", kept.slug)
