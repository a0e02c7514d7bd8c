"""A person's own account: what they are called here, and the way to what allauth's pages change."""

from datetime import UTC, datetime, timedelta

from allauth.account.views import SignupView
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from actors import joining
from actors.forms.accounts import AccountForm
from actors.views.reauthenticating import prove_afresh
from arena.shared.http import render_page
from arena.shared.sessions import IDLE_LIMIT

MINUTES_TO_WAIT = {"account_reset_password": 60}  # the longest time that ACCOUNT_RATE_LIMITS counts over; else:
FEWEST_MINUTES_TO_WAIT = 5


class SignUp(SignupView):
    """Whoever comes from an invitation finds its address filled in, and is told why it is that one."""

    @cached_property
    def invitation(self):
        """The open invitation that the person will come back to, or None."""
        try:
            found = resolve(self.get_next_url() or "")
        except Resolver404:
            return None
        invited = joining.invitation_of(found.kwargs["token"]) if found.view_name == "actors:invitation" else None
        return invited if invited and invited.is_invitation else None

    def get_initial(self):
        return super().get_initial() | ({"email": self.invitation.email} if self.invitation else {})

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"invitation": self.invitation}


@require_http_methods(["GET", "POST"])
def account_settings(request):
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your account is saved."))
        return redirect("account_settings")
    return render_page(request, "account/settings.html", {"form": form})


@require_http_methods(["GET", "POST"])
def sign_ins(request):
    """Where the person is signed in; the button ends every sign-in but this one."""
    others = request.user.sign_ins.exclude(session=request.session.session_key)
    if request.method == "POST":
        prove_afresh(request)
        others.end()
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("account_sign_ins")
    seen = [(one, _last_seen(one)) for one in request.user.sign_ins.select_related("session")]
    earliest = timezone.now() - timedelta(seconds=IDLE_LIMIT)
    rows = [(one, at, one.session_id == request.session.session_key) for one, at in seen if at > earliest]
    return render_page(request, "account/sign_ins.html", {"rows": rows})


def _last_seen(sign_in):
    seen_at = sign_in.session.get_decoded().get("seen_at")
    return datetime.fromtimestamp(seen_at, UTC) if seen_at else sign_in.began_at


@require_POST
def end_sign_in(request, key):
    others = request.user.sign_ins.exclude(session=request.session.session_key)
    found = get_object_or_404(others, key=key)
    prove_afresh(request)
    others.filter(key=found.key).end()
    messages.success(request, _("You are signed out there."))
    return redirect("account_sign_ins")


def too_many_requests(request):
    """The answer when a limit against guessing or flooding is reached; says when to try again."""
    minutes = MINUTES_TO_WAIT.get(request.resolver_match.url_name, FEWEST_MINUTES_TO_WAIT)
    response = render_page(request, "429.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = minutes * 60
    return response
