"""Where a supplier asks the project staff to check what it states, and where they say what they have found."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from actors import vouching
from actors.forms.compliance import ClaimConfirmationForm, ClaimDeclineForm
from actors.models import ComplianceClaim, Offering
from actors.rules import can_ask_about_claims, can_vouch_for_claim, is_staff
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page


@require_POST
def claim_ask(request, slug, key):
    """Ask the project staff to confirm it, or take the question back."""
    offering = get_object_or_404(Offering.objects.visible_to(request.user).select_related("actor"), slug=slug)
    claim = get_object_or_404(offering.compliance_claims, pk=key)
    check(can_ask_about_claims, request.user, offering)
    try:
        _ask(request, claim)
    except Refused as no:
        messages.error(request, no)
        return redirect_to_top("offerings:manage", offering.slug)
    return redirect(f"{reverse('offerings:manage', args=[offering.slug])}#claims")


def _ask(request, claim):
    if request.POST.get("move") == "take_back":
        vouching.take_question_back(claim)
        messages.success(request, _("The project staff are no longer asked."))
    else:
        vouching.ask(claim)
        messages.success(request, _("The project staff are asked. You get their answer by letter."))


@require_http_methods(["GET", "POST"])
def claim_vouch(request, key):
    check(is_staff, request.user)
    claims = ComplianceClaim.objects.filter(offering__in=Offering.objects.visible_to(request.user))
    claim = get_object_or_404(claims.select_related("offering__actor", "version", "document"), pk=key)
    check(can_vouch_for_claim, request.user, claim)
    move = request.POST.get("move")
    if move == "take_back":
        vouching.take_back(claim)
        messages.success(request, _("The claim is no longer confirmed."))
        return redirect(request.path)
    opened = {"seen": vouching.mark(claim), "on": timezone.localdate()}
    form = ClaimConfirmationForm(None if move == "decline" else request.POST or None, initial=opened)
    no = ClaimDeclineForm(request.POST if move == "decline" else None)
    if form.is_valid() and _is_confirmed(request, form, claim):
        messages.success(request, _("Everybody sees that the project staff have checked it."))
        return _back(claim)
    if no.is_valid() and _is_declined(no, claim):
        messages.success(request, _("The supplier gets a letter with the reason."))
        return _back(claim)
    context = {"form": form, "no": no, "claim": claim, "offering": claim.offering}
    return render_page(request, "offerings/vouch.html", context)


def _back(claim):
    """To the desk, where the question waited; else to the offering, where staff found the claim."""
    return redirect_to_top("arena:desk") if claim.asked_at else redirect_to_top("offerings:manage", claim.offering.slug)


def _is_confirmed(request, form, claim):
    return is_done(form, lambda: vouching.vouch(claim, by=request.user, **form.cleaned_data))


def _is_declined(form, claim):
    return is_done(form, lambda: vouching.decline(claim, why=form.cleaned_data["why"]))
