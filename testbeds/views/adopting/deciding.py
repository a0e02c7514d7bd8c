"""Recording what an organisation decided after the report, and what it takes into use by that."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors.forms.deployments import DeploymentForm
from arena.shared.forms import is_done
from arena.shared.http import check, render_page
from testbeds.adopting import deciding
from testbeds.evaluation_rules import can_decide_adoption
from testbeds.forms.adopting import DecisionForm
from testbeds.models import AdoptionDecision
from testbeds.views.evaluating.opening import evaluation_page


@evaluation_page(deciding.may_decide)
def decide(request, evaluation):
    """One form for all organisations that the person may speak for; what it replaces stands above."""
    if not deciding.can_be_decided_on(evaluation):
        messages.info(request, _("There is no report to decide on yet."))
        return redirect(evaluation)
    actors = deciding.deciders(request.user, evaluation)
    needs = deciding.needs_of(evaluation, request.user)
    form = DecisionForm(request.POST or None, actors=actors, needs=needs)
    if form.is_valid() and (made := _recorded(form, evaluation, request.user)):
        messages.success(request, _("The decision is recorded, and shown beside the report."))
        return redirect("evaluations:use", made.pk) if made.is_adopting else redirect(evaluation)
    standing = evaluation.decisions.standing().filter(actor__in=actors).select_related("actor")
    return render_page(request, "evaluations/decide.html", {"evaluation": evaluation, "form": form, "made": standing})


def _recorded(form, evaluation, user):
    """The decision, or nothing where it was refused, which the form then says."""
    said, made = form.cleaned_data, []
    said = {**said, "met": said.get("met", ())}
    is_done(form, lambda: made.append(deciding.decide(evaluation, said.pop("actor"), by=user, **said)))
    return made[0] if made else None


@require_http_methods(["GET", "POST"])
def use(request, key):
    """The deployment that comes of the decision, filled in with what is known."""
    mine = AdoptionDecision.objects.standing().filter(actor__in=list(request.user.roles))
    decision = get_object_or_404(mine.select_related("actor", "evaluation__offering", "deployment"), pk=key)
    check(can_decide_adoption, request.user, decision.actor)
    if not decision.is_adopting:
        return redirect(decision.evaluation)
    form = DeploymentForm(request.POST or None, instance=deciding.use_of(decision, by=request.user))
    if form.is_valid() and is_done(form, lambda: deciding.open_use(decision, form, by=request.user)):
        messages.success(request, _("Saved, and shown from now on."))
        return redirect(decision.evaluation)
    context = {"form": form, "decision": decision, "evaluation": decision.evaluation}
    return render_page(request, "evaluations/use.html", context)
