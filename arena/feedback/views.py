"""Tell us that something is wrong, and what the staff do about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from actors.rules import is_staff
from arena.feedback import handling
from arena.feedback.forms import HandlingForm, ReportForm, own_path
from arena.feedback.models import Report
from arena.feedback.states import ReportState, Subject
from arena.shared.errors import Refused
from arena.shared.http import check, render_page
from arena.shared.limits import spend

PER_HOUR = 20  # per network: a whole ward behind one address may still report


@login_not_required
@require_http_methods(["GET", "POST"])
def report_fault(request):
    """Open to everybody, without an account; `?from=` fills in the page and `?about=` the subject."""
    initial = {"page": own_path(request.GET.get("from", "")), "subject": request.GET.get("about", Subject.FAULT)}
    form = ReportForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            spend(request, "report", per_hour=PER_HOUR)
            form.instance.language = get_language()
            handling.receive(form.save(commit=False))
            return redirect("arena:report_sent")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render_page(request, "feedback/report_fault.html", {"form": form})


@login_not_required
@require_safe
def report_sent(request):
    return render_page(request, "feedback/report_sent.html", {})


@require_safe
def report_list(request):
    check(is_staff, request.user)
    reports = Report.objects.visible_to(request.user)
    context = {"waiting": reports.waiting(), "handled": reports.handled()[:50]}
    return render_page(request, "feedback/report_list.html", context)


@require_http_methods(["GET", "POST"])
def report_detail(request, pk):
    """Read a report and deal with it: answer by letter, or close it with a note."""
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("handled_by"), pk=pk)
    form = HandlingForm(request.POST or None)
    if form.is_valid():
        try:
            is_letter = "send" in request.POST
            act = handling.answer if is_letter else Report.close
            act(report, form.cleaned_data["answer"], by=request.user)
            messages.success(request, _("The answer is on its way.") if is_letter else _("The report is closed."))
            return redirect("feedback:list")
        except Refused as refusal:
            messages.error(request, str(refusal))
    is_new = report.state == ReportState.NEW
    return render_page(request, "feedback/report_detail.html", {"form": form, "report": report, "is_new": is_new})
