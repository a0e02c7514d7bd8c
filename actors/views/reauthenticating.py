"""Who it is, shown once more: a second factor where there must be one, and fresh proof before what matters most.

A view says `prove(request)` when what was sent is right and before it is done. Whoever cannot is led to where they can;
what they sent is kept in their session and waits on a page with one button.
"""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors import factors, rules
from arena.shared.http import render_page
from arena.shared.personal_numbers import mask

KEPT = "kept_while_proving"
WITHOUT_FACTOR = {  # what those who must have one reach before they do
    "account_logout",
    "account_reauthenticate",
    "account_go_on",
    "arena:about",
    "arena:accessibility",
    "arena:privacy",
    "arena:contact",
    "arena:report_fault",
    "arena:report_sent",
}


class ProofWanted(Exception):
    """The person has more to show before the act is done."""

    def __init__(self, *, of_factor):
        self.of_factor = of_factor


def prove(request):
    """Before a decision about somebody else: a second factor in this session, and proof of the last ten minutes."""
    if not rules.is_exempt(request.user) and not factors.records(request, request.user):
        raise ProofWanted(of_factor=True)
    prove_afresh(request)


def prove_afresh(request):
    """Before a change to one's own account: proof of the last ten minutes."""
    if not did_recently_reauthenticate(request):
        raise ProofWanted(of_factor=False)
    request.session.pop(KEPT, None)


class ProofMiddleware:
    """Lets those who must have a second factor no further without it, and leads whoever has to prove something."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        page = request.resolver_match.view_name
        if page in WITHOUT_FACTOR or page.startswith("mfa_") or not rules.must_have_second_factor(request.user):
            return None
        return None if factors.records(request, request.user) else lead(request, of_factor=True)

    def process_exception(self, request, exception):
        return lead(request, of_factor=exception.of_factor) if isinstance(exception, ProofWanted) else None


def lead(request, *, of_factor):
    """Keep what was being done, and go to where the person can show what is missing."""
    request.session[KEPT] = {"path": request.get_full_path()}
    if request.method == "POST" and _may_be_kept(request.POST):
        request.session[KEPT]["sent"] = request.POST.urlencode()
    if of_factor and not request.user.has_second_factor:
        messages.warning(request, _("You need a second factor for this. Add one here, then you go on where you were."))
        return redirect("mfa_index")
    on = urlencode({"next": reverse("account_go_on")})
    return redirect(f"{_where_to_prove(request.user, of_factor)}?{on}")


def _may_be_kept(sent):
    """What nobody has looked at yet may hold what is never written down: a password, or a personal number."""
    values = [value for _name, values in sent.lists() for value in values]
    return not any("password" in name for name in sent) and all(mask(value) == value for value in values)


def _where_to_prove(user, of_factor):
    """By password, unless it takes the factor."""
    ways = get_adapter().get_reauthentication_methods(user)
    return next(way["url"] for way in ways if not of_factor or way["id"] != "reauthenticate")


@require_safe
def go_on(request):
    """Where the person was: a page opens, and what they sent waits for one more press of the button."""
    kept = request.session.get(KEPT)
    if kept is None:
        return redirect("arena:my_page")
    if "sent" not in kept:
        del request.session[KEPT]
        return redirect(kept["path"])
    sent = QueryDict(kept["sent"]).lists()
    fields = [(name, value) for name, values in sent for value in values if name != "csrfmiddlewaretoken"]
    return render_page(request, "account/go_on.html", {"path": kept["path"], "fields": fields})
