"""Where the supplier writes what is said and shown about an offering: versions, claims of compliance, evidence."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from actors import documenting
from actors.forms.compliance import ComplianceClaimForm
from actors.forms.evidence import EvidenceForm
from actors.forms.versions import VersionForm
from actors.models import ComplianceClaim, Evidence, Offering, OfferingVersion
from actors.rules import can_edit_offering
from actors.trust import Level
from arena.files.models import StoredFile
from arena.files.sending import attachment
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page

VERSION = (VersionForm, gettext_lazy("Add a version"), gettext_lazy("Change the version"))
CLAIM = (ComplianceClaimForm, gettext_lazy("Add what it complies with"), gettext_lazy("Change what it complies with"))
EVIDENCE = (EvidenceForm, gettext_lazy("Add evidence"), gettext_lazy("Change the evidence"))


def writable_page(view):
    """Open to those who may write on the offering, except while staff judge it."""

    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def opened(request, slug, **key):
        offering = get_object_or_404(Offering.objects.visible_to(request.user).select_related("actor"), slug=slug)
        check(can_edit_offering, request.user, offering)
        if offering.is_writable:
            return view(request, offering, **key)
        messages.info(request, _("It is being reviewed. Take it back first, if you want to correct it."))
        return redirect("offerings:manage", offering.slug)

    return opened


@writable_page
def version_add(request, offering):
    return _write(request, VERSION, OfferingVersion(offering=offering))


@writable_page
def version_edit(request, offering, key):
    return _write(request, VERSION, get_object_or_404(offering.versions, pk=key))


@writable_page
def claim_add(request, offering):
    return _write(request, CLAIM, ComplianceClaim(offering=offering))


@writable_page
def claim_edit(request, offering, key):
    return _write(request, CLAIM, get_object_or_404(offering.compliance_claims.select_related("document"), pk=key))


@writable_page
def evidence_add(request, offering):
    return _write(request, EVIDENCE, Evidence(offering=offering))


@writable_page
def evidence_edit(request, offering, key):
    return _write(request, EVIDENCE, get_object_or_404(offering.evidence.select_related("document"), pk=key))


def _write(request, kind, part):
    form_class, *titles = kind
    if request.POST.get("move"):
        return _remove(request, part)
    form = form_class(request.POST or None, request.FILES or None, instance=part)
    if form.is_valid() and is_done(form, lambda: documenting.save_part(form, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect_to_top("offerings:manage", part.offering.slug)
    context = {"form": form, "part": part, "offering": part.offering, "is_new": part._state.adding}
    context["title"] = titles[0] if part._state.adding else titles[1]
    if form_class is EvidenceForm:
        context["levels"] = Level.choices
    return render_page(request, "offerings/part.html", context)


def _remove(request, part):
    if request.POST["move"] != "remove" or part._state.adding:
        raise BadRequest
    try:
        documenting.remove_part(part, by=request.user)
    except Refused as no:
        messages.error(request, no)
        return redirect(request.path)
    messages.success(request, _("Taken away."))
    return redirect_to_top("offerings:manage", part.offering.slug)


@login_not_required
@require_safe
def offering_file(request, slug, key):
    """A file that shows something about the offering, to everybody who may see the offering."""
    offering = get_object_or_404(Offering.objects.visible_to(request.user), slug=slug)
    shown = [rows.values("document") for rows in (offering.compliance_claims, offering.evidence)]
    return attachment(get_object_or_404(StoredFile.objects.filter(pk__in=shown[0].union(shown[1])), pk=key))
