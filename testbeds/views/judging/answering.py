"""Those who read the report before everybody else: the supplier, who may comment on it, and the reviewer."""

from functools import partial

from django.contrib import messages
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.evaluation_rules import is_reviewer, is_supplier_contact
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.judging import ReplyForm, SendBackForm
from testbeds.judging import replying, reviewing
from testbeds.models import SupplierReply
from testbeds.views.evaluating.opening import done, evaluation_page


@evaluation_page(is_supplier_contact)
def reply(request, evaluation):
    """A comment, or none, while the report is with the supplier; after that how it stands."""
    answer = SupplierReply.objects.filter(evaluation=evaluation).first()
    form = ReplyForm(request.POST or None, instance=answer)
    if form.is_bound and form.is_valid() and is_done(form, lambda: _reply(request, evaluation, form)):
        messages.success(request, _("Thank you. Your answer is published with the report."))
        return redirect_to_top("evaluations:reply", evaluation.slug)
    is_open = replying.is_open(evaluation)
    context = {"evaluation": evaluation, "form": form, "is_open": is_open, "answer": answer}
    return render_page(request, "evaluations/reply.html", context)


def _reply(request, evaluation, form):
    replying.reply(evaluation, by=request.user, **form.cleaned_data)


@evaluation_page(is_reviewer)
def review(request, evaluation):
    """What to look at, and a yes, or what has to be changed."""
    seen, form = request.POST.get("seen", ""), SendBackForm()
    if request.POST.get("go") == "approve":
        return _approve(request, evaluation, seen)
    if request.method == "POST":
        form = SendBackForm(request.POST)
        if form.is_valid() and is_done(form, lambda: _send_back(request, evaluation, form, seen)):
            messages.success(request, _("Sent back. The evaluation lead is told what has to be changed."))
            return redirect_to_top("evaluations:review", evaluation.slug)
    context = {
        "evaluation": evaluation,
        "form": form,
        "seen": reviewing.mark(evaluation),
        "is_in_review": evaluation.state == EvaluationState.REVIEW,
        "is_approved": reviewing.is_approved(evaluation),
        "has_fallen": reviewing.has_fallen(evaluation),
        "hindrance": reviewing.hindrance(request.user, evaluation),
        "answer": SupplierReply.objects.filter(evaluation=evaluation).first(),
    }
    return render_page(request, "evaluations/review.html", context)


def _approve(request, evaluation, seen):
    said = _("Approved. The project staff can publish the report.")
    act = partial(reviewing.approve, evaluation, seen=seen, by=request.user)
    return done(request, act, said, evaluation, "evaluations:review")


def _send_back(request, evaluation, form, seen):
    reviewing.send_back(evaluation, reason=form.cleaned_data["reason"], seen=seen, by=request.user)
