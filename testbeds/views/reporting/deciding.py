"""Publishing, correcting and taking down, by the project staff; and following, by anybody who is signed in."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from actors.views.reauthenticating import prove
from arena.shared.forms import GuardedForm, is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.evaluation_rules import can_coordinate_evaluation
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.reporting import AbortedCorrectionForm, CorrectionForm, TakeDownForm
from testbeds.judging.reviewing import is_approved
from testbeds.models import ReportDraft
from testbeds.reporting import correcting, following, publishing, taking_down
from testbeds.reporting.reading import preview_of
from testbeds.views.reporting.opening import needs_for, published, report_page


@report_page(can_coordinate_evaluation)
def publish(request, evaluation):
    """A last look at the whole report, once the reviewer has said yes."""
    if evaluation.state != EvaluationState.REVIEW:
        messages.info(request, _("This cannot be done where the evaluation stands now."))
        return redirect(evaluation)
    form = GuardedForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and is_done(form, lambda: publishing.publish(evaluation, by=request.user)):
        messages.success(request, _("The report is published. Those whom it concerns are told by letter."))
        return redirect_to_top("evaluations:detail", evaluation.slug)
    context = {
        "evaluation": evaluation,
        "form": form,
        "is_approved": is_approved(evaluation),
        "report": preview_of(evaluation),
        "needs": needs_for(request.user, evaluation),
        "plan": getattr(evaluation, "plan", None),
    }
    return render_page(request, "evaluations/publish.html", context)


@report_page(can_coordinate_evaluation)
@published
def correct(request, evaluation):
    form = _correction_form(request, evaluation)
    if form.is_valid() and is_done(form, lambda: _correct(request, evaluation, form)):
        messages.success(request, _("The corrected report counts from now on. Those who follow it are told by letter."))
        return redirect_to_top("evaluations:detail", evaluation.slug)
    return render_page(request, "evaluations/correct.html", {"evaluation": evaluation, "form": form})


@report_page(can_coordinate_evaluation)
@published
def take_down(request, evaluation):
    form = TakeDownForm(request.POST or None)
    if form.is_valid():
        prove(request)
        said = form.cleaned_data
        if is_done(form, lambda: taking_down.take_down(evaluation, by=request.user, **said)):
            messages.success(request, _("The report is taken down. The notice stands in its place."))
            return redirect_to_top("evaluations:detail", evaluation.slug)
    return render_page(request, "evaluations/take_down.html", {"evaluation": evaluation, "form": form})


@report_page(methods=("POST",))
def follow(request, evaluation):
    """On, or off again."""
    if request.POST.get("go") == "stop":
        following.stop_following(evaluation, by=request.user)
        messages.success(request, _("You are not told about this evaluation any more."))
    else:
        following.follow(evaluation, by=request.user)
        messages.success(request, _("You are told by letter when the report is published or corrected."))
    return redirect_to_top("evaluations:detail", evaluation.slug)


def _correction_form(request, evaluation):
    if evaluation.state == EvaluationState.ABORTED:
        return AbortedCorrectionForm(request.POST or None, initial={"lessons": evaluation.lessons_sv})
    draft = getattr(evaluation, "draft", None) or ReportDraft(evaluation=evaluation)
    return CorrectionForm(request.POST or None, instance=draft)


def _correct(request, evaluation, form):
    note = form.cleaned_data["correction"]
    if evaluation.state == EvaluationState.ABORTED:
        said = {"lessons": form.cleaned_data["lessons"]}
    else:
        said = {"words": form.words}
    correcting.correct(evaluation, by=request.user, note=note, **said)
