"""The plan as everybody reads it once it is settled, and as those who write it do before; and its file."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from testbeds.evaluation_rules import can_edit_plan, takes_part
from testbeds.evaluation_states import EvaluationState
from testbeds.planning.advising import advice
from testbeds.planning.deviating import can_add
from testbeds.planning.lacking import lacks
from testbeds.planning.signing import part_to_sign_as, standing
from testbeds.planning.suggesting import SUGGESTIONS
from testbeds.planning.verifying import verify
from testbeds.planning.writing import plan_of
from testbeds.views.planning.opening import readable_evaluation


@login_not_required
@require_safe
def plan(request, slug):
    evaluation = readable_evaluation(request.user, slug)
    plan = plan_of(evaluation)
    is_writer = can_edit_plan(request.user, evaluation)
    is_kept = plan.pk is not None
    context = {
        "evaluation": evaluation,
        "plan": plan,
        "is_kept": is_kept,
        "is_writer": is_writer,
        "takes_part": takes_part(request.user, evaluation),
        "is_under_way": evaluation.state in EvaluationState.under_way(),
        "measures": list(plan.measures.all()) if is_kept else [],
        "signatures": (plan.signatures.all() if plan.is_frozen else standing(plan)) if is_kept else [],
        "faults": verify(plan),
        "deviations": evaluation.deviations.all() if plan.is_frozen else [],
        "may_deviate": can_add(request.user, evaluation),
    }
    if is_writer:
        context["lacks"] = lacks(evaluation, plan)
        context["advice"] = advice(plan)
        context["suggestions"] = SUGGESTIONS
        context["signs_as"] = is_kept and part_to_sign_as(request.user, plan)
    return render_page(request, "evaluations/plan.html", context)


@login_not_required
@require_safe
def plan_file(request, slug):
    """Exactly the bytes that the checksum is of."""
    plan = plan_of(readable_evaluation(request.user, slug))
    if not plan.is_frozen:
        raise Http404
    response = HttpResponse(bytes(plan.document), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="plan-{slug}.txt"'
    return response
