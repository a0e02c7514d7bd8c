"""Where the project staff say that they have checked what a supplier states."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors import vouching
from actors.forms.compliance import ClaimConfirmationForm
from actors.models import ComplianceClaim, Offering
from actors.rules import can_vouch_for_claim, is_staff
from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page


@require_http_methods(["GET", "POST"])
def claim_vouch(request, key):
    check(is_staff, request.user)
    claims = ComplianceClaim.objects.filter(offering__in=Offering.objects.visible_to(request.user))
    claim = get_object_or_404(claims.select_related("offering__actor", "version", "document"), pk=key)
    check(can_vouch_for_claim, request.user, claim)
    if request.POST.get("move") == "take_back":
        vouching.take_back(claim)
        messages.success(request, _("The claim is no longer confirmed."))
        return redirect(request.path)
    opened = {"seen": vouching.mark(claim), "on": timezone.localdate()}
    form = ClaimConfirmationForm(request.POST or None, initial=opened)
    if form.is_valid() and _is_confirmed(request, form, claim):
        messages.success(request, _("Everybody sees that the project staff have checked it."))
        return redirect_to_top("offerings:manage", claim.offering.slug)
    context = {"form": form, "claim": claim, "offering": claim.offering}
    return render_page(request, "offerings/vouch.html", context)


def _is_confirmed(request, form, claim):
    try:
        vouching.vouch(claim, by=request.user, **form.cleaned_data)
    except Refused as no:
        form.add_error(None, str(no))
        return False
    return True
