"""The second factor of one's own account: what there is, the app, and the recovery codes. Passkeys: see `passkeys`."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import view_recovery_codes
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.views.decorators.http import require_http_methods, require_safe

from actors import factors
from actors.letters.factors import FactorRemoved, RecoveryCodesRenewed
from actors.rules import must_have_second_factor
from actors.views.reauthenticating import KEPT, prove_afresh
from arena import outbox
from arena.shared.http import render_page


@require_safe
def second_factor(request):
    """What opens the account besides the password, and the way to more."""
    found = Authenticator.objects.filter(user=request.user).order_by("created_at", "pk")
    of_type = {kind: [one for one in found if one.type == kind] for kind in Authenticator.Type}
    context = {
        "app": next(iter(of_type[Authenticator.Type.TOTP]), None),
        "passkeys": of_type[Authenticator.Type.WEBAUTHN],
        "has_codes": bool(of_type[Authenticator.Type.RECOVERY_CODES]),
        "codes_left": factors.codes_left(request.user),
        "must_have": must_have_second_factor(request.user),
        "kept": KEPT in request.session,
    }
    return render_page(request, "mfa/index.html", context)


class ActivateApp(ActivateTOTPView):
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return context | {"secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}

    def form_valid(self, form):
        response = super().form_valid(form)
        factors.added(self.request, Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP))
        return response


class RemoveApp(DeactivateTOTPView):
    def form_valid(self, form):
        outbox.leave(FactorRemoved(self.request.user))
        return super().form_valid(form)


@require_http_methods(["GET", "POST"])
def recovery_codes(request):
    """A page says what the codes are for; its button shows them, once."""
    codes = []
    if request.method == "POST":
        prove_afresh(request)
        found, can_view = view_recovery_codes(request)
        codes = found.get_unused_codes() if can_view else []
    stored = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    context = {
        "codes": codes,
        "has_codes": stored is not None,
        "were_shown": stored is not None and "viewed_at" in stored.data,
        "codes_left": factors.codes_left(request.user),
        "kept": KEPT in request.session,
    }
    return render_page(request, "mfa/recovery_codes/index.html", context)


class NewCodes(GenerateRecoveryCodesView):
    def form_valid(self, form):
        outbox.leave(RecoveryCodesRenewed(self.request.user))
        return super().form_valid(form)
