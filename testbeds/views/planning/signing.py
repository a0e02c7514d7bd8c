"""Where the two leads read the plan once more and sign it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.evaluation_rules import can_edit_plan
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.planning import SignForm
from testbeds.models import Evaluation, EvaluationPlan
from testbeds.planning import signing
from testbeds.planning.document import words_to_sign
from testbeds.planning.lacking import lacks
from testbeds.views.planning.opening import page_of_plan


@page_of_plan(can_edit_plan)
def plan_sign(request, evaluation, plan):
    plan = get_object_or_404(EvaluationPlan, pk=plan.pk)
    form = SignForm(request.POST or None, initial={"seen": signing.mark(plan)})
    if form.is_valid() and is_done(form, lambda: _sign(request, evaluation, form)):
        return redirect_to_top("evaluations:plan", evaluation.slug)
    context = {
        "evaluation": evaluation,
        "form": form,
        "content": words_to_sign(plan),
        "lacks": lacks(evaluation, plan),
        "signs_as": signing.part_to_sign_as(request.user, plan),
        "signatures": signing.standing(plan),
    }
    return render_page(request, "evaluations/sign.html", context)


def _sign(request, evaluation, form):
    signing.sign(evaluation, by=request.user, seen=form.cleaned_data["seen"])
    if Evaluation.objects.get(pk=evaluation.pk).state == EvaluationState.PLAN_FROZEN:
        messages.success(request, _("The plan is settled. Everybody can read it, and nobody can change it."))
    else:
        messages.success(request, _("You have signed the plan. The other lead is told by letter."))
