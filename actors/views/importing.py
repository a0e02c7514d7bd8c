"""Staff import a changed file: upload, look at what it would do, approve."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors.forms.importing import UploadForm
from actors.importing import apply_upload, headings, plan_upload
from actors.models import ImportedFile
from actors.rules import is_staff
from arena.shared.errors import Refused
from arena.shared.http import check, render_page

LATEST = 20


@require_http_methods(["GET", "POST"])
def import_file(request):
    check(is_staff, request.user)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (upload := form.keep(request.user)):
        return redirect(upload)
    context = {
        "form": form,
        "headings": headings(),
        "uploads": ImportedFile.objects.defer("rows").select_related("uploaded_by")[:LATEST],
    }
    return render_page(request, "actors/import.html", context)


@require_http_methods(["GET", "POST"])
def import_plan(request, pk):
    """The dry run of one file; a POST does exactly what the page showed, or says that it no longer can."""
    check(is_staff, request.user)
    upload = get_object_or_404(ImportedFile.objects.select_related("applied_by"), pk=pk)
    if request.method == "POST":
        try:
            upload = apply_upload(upload, fingerprint=request.POST.get("fingerprint", ""), by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The file has been imported."))
        return redirect(upload)
    context = {"upload": upload} if upload.applied_at else {"upload": upload, **_tables(plan_upload(upload))}
    return render_page(request, "actors/import_plan.html", context)


def _tables(plan):
    return {
        "plan": plan,
        "problem_head": [_("Where"), _("Column"), _("What is wrong")],
        "problems": [[_row(problem.row), problem.column or "–", problem.text] for problem in plan.problems],
        "change_head": [_("Record"), _("Row"), _("Fact"), _("Before"), _("After")],
        "changes": [
            [entry.name, entry.row, capfirst(change.label), change.shown_before or "–", change.shown_after or "–"]
            for entry in plan.changed
            for change in entry.changes
        ],
        "new_head": [_("Record"), _("Row"), _("Kind")],
        "new": [[entry.name, entry.row, capfirst(entry.kind)] for entry in plan.new],
    }


def _row(number):
    return _("Row %(row)s") % {"row": number}
