"""Staff import a changed file: upload, tell what its headings mean, look at what it would do, approve."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from actors.forms.importing import MeaningForm, UploadForm
from actors.imported import ImportKind, ImportState, Verdict
from actors.importing import KEPT, approve, cancel, compare_again, forms_of, names_of, own_file, tell_meanings, words_of
from actors.models import ImportedFile
from actors.rules import is_staff
from actors.views.outcomes import records, sections
from arena.shared.errors import Refused
from arena.shared.http import check, render_page

LATEST = 20
PER_PAGE = 100


@require_http_methods(["GET", "POST"])
def import_file(request):
    check(is_staff, request.user)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (upload := form.keep(request.user)):
        return redirect(upload)
    context = {
        "form": form,
        "headings": [(kind, names_of(kind)) for kind in ImportKind],
        "words": words_of(),
        "forms": forms_of(),
        "days_kept": KEPT.days,
        "uploads": ImportedFile.objects.only("name", "kind", "state", "uploaded_at")[:LATEST],
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
    """One file: how far it has come, what it would do or did. A POST does what the page showed, or says why not."""
    check(is_staff, request.user)
    upload = get_object_or_404(_uploads(), pk=pk)
    if request.method == "POST":
        try:
            _act(request, upload)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(upload)
    if upload.state == ImportState.UNCLEAR:
        return redirect("importing:headings", pk=upload.pk)
    context = {"upload": upload, **_shown(upload, request.GET)}
    return render_page(request, "actors/import_plan.html", context, fragment="actors/_import_plan.html")


def _uploads():
    return ImportedFile.objects.select_related("applied_by", "work").defer("content")


def _act(request, upload):
    act = request.POST.get("act")
    if act == "cancel":
        cancel(upload)
        messages.success(request, _("The file has been cancelled. Nothing of it was imported."))
    elif act == "again":
        compare_again(upload)
    else:
        approve(upload, fingerprint=request.POST.get("fingerprint", ""), by=request.user)
        if upload.state == ImportState.APPLIED:
            messages.success(request, _("The file has been imported."))


def _shown(upload, asked):
    if upload.is_worked_on:
        done, total = upload.work.done, upload.row_count
        told = {"done": number_format(done, force_grouping=True), "total": number_format(total, force_grouping=True)}
        return {"percent": min(99, done * 100 // total) if total else 0, **told}
    if upload.state == ImportState.APPLIED:
        return {"records": records(upload)}
    if upload.state != ImportState.PLANNED:
        return {}
    only = asked.get("visa") if asked.get("visa") in Verdict.values else None
    page = only and Paginator(upload.outcomes.filter(verdict=only), PER_PAGE).get_page(asked.get("page"))
    return {"faults": _faults(upload.counts), "page": page, "sections": sections(upload, only, page)}


def _faults(counts):
    """How much is wrong: several things may be so in one row."""
    if not (number := counts.get(Verdict.FAULTY)):
        return ""
    rows = ngettext("%(n)s row", "%(n)s rows", number) % {"n": number}
    faults = ngettext("%(n)s error", "%(n)s errors", counts["faults"]) % {"n": counts["faults"]}
    return _("%(rows)s with %(faults)s: these rows are left out") % {"rows": rows, "faults": faults}


@require_http_methods(["GET", "POST"])
def import_headings(request, pk):
    """What the headings of a file mean, where it does not say so itself; asked again, the answers can be changed."""
    check(is_staff, request.user)
    upload = get_object_or_404(_uploads(), pk=pk)
    if upload.state not in (ImportState.UNCLEAR, ImportState.PLANNED, ImportState.FAILED) or not upload.columns:
        messages.error(request, _("It is too late to say what the headings of this file mean."))
        return redirect(upload)
    kind = request.GET.get("kind") or upload.kind
    if kind not in ImportKind.values:
        kinds = [(kind, capfirst(kind.label)) for kind in ImportKind]
        return render_page(request, "actors/import_kind.html", {"upload": upload, "kinds": kinds})
    form = MeaningForm(request.POST or None, upload=upload, kind=kind)
    if form.is_valid():
        tell_meanings(upload, kind, form.meanings)
        return redirect(upload)
    return render_page(request, "actors/import_headings.html", {"form": form, "upload": upload})
