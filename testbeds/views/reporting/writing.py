"""The lead writes the report, those who may read it look at it, and it goes to the supplier."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.evaluation_rules import can_read_draft, can_write_report
from testbeds.forms.reporting import DraftForm
from testbeds.models import ReportDraft
from testbeds.reporting import drafting
from testbeds.reporting.reading import preview_of
from testbeds.views.reporting.opening import needs_for, report_page


@report_page(can_read_draft)
def report_draft(request, evaluation):
    """Who may not write it is shown how it will look."""
    if not can_write_report(request.user, evaluation):
        return redirect("evaluations:report_preview", evaluation.slug)
    draft = getattr(evaluation, "draft", None) or ReportDraft(evaluation=evaluation)
    form = DraftForm(request.POST or None, instance=draft)
    if form.is_valid() and is_done(form, lambda: drafting.save(evaluation, form.words, by=request.user)):
        if request.POST.get("go") == "look":
            return redirect_to_top("evaluations:report_preview", evaluation.slug)
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:report_draft", evaluation.slug)
    context = {"evaluation": evaluation, "form": form, "missing": drafting.lacks(evaluation)}
    return render_page(request, "evaluations/report_draft.html", context)


@report_page(can_read_draft, methods=("GET", "HEAD"))
def report_preview(request, evaluation):
    """The report as it would be now, to those who take part; no figure in it that the published one would not show."""
    context = {
        "evaluation": evaluation,
        "report": preview_of(evaluation),
        "needs": needs_for(request.user, evaluation),
        "is_writer": can_write_report(request.user, evaluation),
        "plan": getattr(evaluation, "plan", None),
    }
    return render_page(request, "evaluations/report_preview.html", context)


@report_page(can_write_report, methods=("POST",))
def report_submit(request, evaluation):
    try:
        drafting.submit(evaluation, by=request.user)
    except Refused as no:
        messages.error(request, no)
        return redirect_to_top("evaluations:report_draft", evaluation.slug)
    messages.success(request, _("The report is with the supplier, who has fourteen days to comment."))
    return redirect_to_top("evaluations:detail", evaluation.slug)
