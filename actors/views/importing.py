"""Staff import a changed file: upload, look at what it would do, approve."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from actors.forms.importing import UploadForm
from actors.importing import apply_upload, forms_of, headings, own_file, plan_upload, words_of
from actors.models import ImportedFile
from actors.rules import is_staff
from actors.states import ImportKind
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
        "words": words_of(),
        "forms": forms_of(),
        "uploads": ImportedFile.objects.defer("rows").select_related("uploaded_by")[:LATEST],
    }
    return render_page(request, "actors/import.html", context)


@require_safe
def import_template(request, kind):
    """The portal's own file of the kind, to begin from."""
    check(is_staff, request.user)
    if kind not in ImportKind.values:
        raise Http404
    name = f"{kind}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(own_file(name), content_type="text/csv; charset=utf-8", headers=disposition)


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
    plan = plan_upload(upload)
    tables = {"records": _records(plan)} if upload.applied_at else _tables(plan)
    return render_page(request, "actors/import_plan.html", {"upload": upload, **tables})


def _records(plan):
    """What the file is about and has a page, found again by the file's own rows."""
    return [entry.record for entry in plan.entries if entry.record.pk and hasattr(entry.record, "get_absolute_url")]


def _faults(problems):
    """How much is wrong: several things may be so in one row."""
    rows = len({problem.row for problem in problems})
    in_rows = ngettext("%(n)s row", "%(n)s rows", rows) % {"n": rows}
    faults = ngettext("%(n)s error", "%(n)s errors", len(problems)) % {"n": len(problems)}
    return _("%(rows)s with %(faults)s: these rows are left out") % {"rows": in_rows, "faults": faults}


def _tables(plan):
    return {
        "plan": plan,
        "faults": _faults(plan.problems),
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
