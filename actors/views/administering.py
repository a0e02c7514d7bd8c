"""The administrators' pages: whose accounts there are, and what is done to them. No content of the arena shows here."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from actors import administering, erasing
from actors.forms.administering import AccountFilterForm, ErasureForm, ReasonForm
from actors.models import AccountDecision, StaffProposal, User
from actors.rules import is_administrator
from actors.states import AccountAct
from actors.views.reauthenticating import prove
from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page

PER_PAGE = 30
LATEST = 20
BUTTONS = {  # what is asked, what the button says, and whether it takes something away
    AccountAct.STAFF_PROPOSED: (gettext_lazy("Propose for the project staff"), gettext_lazy("Propose"), False),
    AccountAct.STAFF_GRANTED: (gettext_lazy("Let into the project staff"), gettext_lazy("Let in"), False),
    AccountAct.STAFF_DECLINED: (gettext_lazy("Turn the proposal down"), gettext_lazy("Turn down"), True),
    AccountAct.STAFF_REVOKED: (gettext_lazy("Take the rights of staff back"), gettext_lazy("Take back"), True),
    AccountAct.CLOSED: (gettext_lazy("Close the account"), gettext_lazy("Close the account"), True),
    AccountAct.REOPENED: (gettext_lazy("Open the account again"), gettext_lazy("Open again"), False),
    AccountAct.FACTORS_REMOVED: (gettext_lazy("Take the second factor away"), gettext_lazy("Take away"), True),
}


@require_safe
def account_list(request):
    check(is_administrator, request.user)
    accounts = User.objects.with_second_factor().living_first()
    form = AccountFilterForm(request.GET)
    if form.is_valid():
        accounts = form.filter(accounts)
    context = {
        "form": form,
        "page": Paginator(accounts, PER_PAGE).get_page(request.GET.get("page")),
        "proposals": StaffProposal.objects.for_another_than(request.user),
        "decisions": AccountDecision.objects.select_related("account", "decided_by")[:LATEST],
    }
    return render_page(request, "administering/list.html", context, fragment="administering/_list.html")


@require_http_methods(["GET", "POST"])
def account_detail(request, pk):
    """One account, what has been done to it, and a form per act that is possible."""
    check(is_administrator, request.user)
    account = get_object_or_404(User.objects.with_second_factor(), pk=pk)
    possible = administering.possible(account, by=request.user)
    chosen = request.POST.get("act")
    if request.method == "POST" and chosen not in AccountAct.values:
        raise BadRequest
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        return _do(request, AccountAct(chosen), account, form.cleaned_data["reason"])
    acts = [(act, *BUTTONS[act], form if act == chosen else ReasonForm(auto_id=f"id_{act}_%s")) for act in possible]
    context = {
        "account": account,
        "form": form,
        "acts": acts,
        "chosen": chosen,
        "left_alone": administering.left_alone(account),
        "has_colleague": administering.has_colleague(request.user),
        "proposal": account.staff_proposals.open().select_related("proposed_by").first(),
        "decisions": account.decisions_about.select_related("account", "decided_by"),
        "may_erase": administering.can_be_erased(account, by=request.user),
    }
    return render_page(request, "administering/detail.html", context)


@require_http_methods(["GET", "POST"])
def account_erase(request, pk):
    """What goes, what stays and why; then the person is forgotten, at once and for good."""
    check(is_administrator, request.user)
    account = get_object_or_404(User, pk=pk)
    if not administering.can_be_erased(account, by=request.user):
        return redirect("administering:detail", account.pk)
    form = ErasureForm(request.POST or None, account=account)
    if form.is_valid():
        return _erase(request, account, form.cleaned_data["reason"])
    context = {"account": account, "form": form, "alone": erasing.last_manager_of(account)}
    return render_page(request, "administering/erase.html", context)


def _erase(request, account, reason):
    prove(request)
    try:
        administering.erase(account, by=request.user, reason=reason)
    except Refused as no:
        messages.error(request, no)
        return redirect(request.path)
    messages.success(request, _("The person is erased, and that it was done is written down."))
    return redirect_to_top("administering:detail", account.pk)


def _do(request, act, account, reason):
    prove(request)
    try:
        administering.do(act, account, by=request.user, reason=reason)
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, _("Done, and written down."))
    return redirect("administering:detail", account.pk)
