"""Where the staff propose an evaluation and write its facts, and where it is thought through before planning."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.evaluating import checklist, creating
from testbeds.evaluation_rules import can_create_evaluations
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.evaluating import ChecklistForm, EvaluationForm
from testbeds.models import Evaluation, Match, Need, TestRequest
from testbeds.views.evaluating.opening import evaluation_page


@require_http_methods(["GET", "POST"])
def evaluation_add(request):
    """From a match, a request or a need that the address names, or from nothing."""
    check(can_create_evaluations, request.user)
    known, suggested, source = _source(request)
    form = EvaluationForm(request.POST or None, instance=Evaluation(**known), user=request.user, suggested=suggested)
    if form.is_valid() and is_done(form, lambda: _propose(form, request.user)):
        messages.success(request, _("The proposal is kept. Appoint those who lead it, and think it through."))
        return redirect_to_top("evaluations:work", form.kept.slug)
    return render_page(request, "evaluations/add.html", {"form": form, "source": source})


def _propose(form, user):
    form.kept = creating.propose(form, by=user)


def _source(request):
    """Facts that are known already, the needs to tick, and what it comes from."""
    asked, user = request.GET, request.user
    if "match" in asked:
        found = Match.objects.visible_to(user).filter(pk__in=creating.matches_to_test())
        match = _or_404(found.select_related("need__owner", "offering", "version"), asked["match"])
        return creating.from_match(match), [match.need], match
    if "request" in asked:
        wanted = _or_404(
            TestRequest.objects.visible_to(user).filter(pk__in=creating.requests_to_test()), asked["request"]
        )
        needs = Need.objects.visible_to(user).filter(pk=wanted.need_id)
        return creating.from_request(wanted), list(needs), wanted
    if "need" in asked:
        need = get_object_or_404(Need.objects.visible_to(user), slug=asked["need"])
        return creating.from_need(need), [need], need
    return {}, [], None


def _or_404(rows, key):
    try:
        return get_object_or_404(rows, pk=key)
    except ValidationError:  # no key at all
        return get_object_or_404(rows.none())


@evaluation_page(creating.can_write_facts)
def evaluation_edit(request, evaluation):
    suggested = list(evaluation.needs.visible_to(request.user))
    form = EvaluationForm(request.POST or None, instance=evaluation, user=request.user, suggested=suggested)
    if form.is_valid() and is_done(form, lambda: creating.change(form, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:work", evaluation.slug)
    return render_page(request, "evaluations/edit.html", {"form": form, "evaluation": evaluation})


@evaluation_page(checklist.can_answer)
def evaluation_checklist(request, evaluation):
    form = ChecklistForm(request.POST if request.method == "POST" else None, evaluation=evaluation)
    if form.is_valid():
        checklist.answer(evaluation, form.answers, by=request.user)
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:work", evaluation.slug)
    context = {
        "form": form,
        "evaluation": evaluation,
        "least_trl": checklist.least_trl(evaluation),
        "is_proposal": evaluation.state == EvaluationState.PROPOSAL,
    }
    return render_page(request, "evaluations/checklist.html", context)
