"""Passkeys, and the step between password and account. Heavy to load, so the addresses import it late."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as base_views
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as passkey_views
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse_lazy

from actors import factors
from actors.letters.factors import FactorRemoved
from arena import outbox


class AddPasskey(passkey_views.AddWebAuthnView):
    def get_context_data(self, **kwargs):
        """Every passkey opens the account on its own, so the browser checks its owner by finger, face or PIN."""
        options = auth.begin_registration(self.request.user, passwordless=True)
        context = super(passkey_views.AddWebAuthnView, self).get_context_data(**kwargs)
        return context | {"js_data": {"creation_options": options}}

    def form_valid(self, form):
        response = super().form_valid(form)
        own = Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.WEBAUTHN)
        factors.added(self.request, own.latest("pk"))
        return response


class NamePasskey(passkey_views.EditWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class RemovePasskey(passkey_views.RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form):
        if not get_adapter().can_delete_authenticator(self.object):
            messages.error(self.request, get_adapter().error_messages["cannot_delete_authenticator"])
            return redirect("mfa_index")
        outbox.leave(FactorRemoved(self.request.user))
        return super().form_valid(form)


class ShowPasskeyAgain(passkey_views.ReauthenticateWebAuthnView):
    def form_invalid(self, form):
        """Stay here, where there are other ways."""
        super().form_invalid(form)
        return redirect(self.passthrough_next_url(self.request.path))


add = AddPasskey.as_view()
name = NamePasskey.as_view()
remove = RemovePasskey.as_view()
sign_in = passkey_views.login_webauthn
show_again = ShowPasskeyAgain.as_view()
authenticate = base_views.authenticate
show_code_again = base_views.reauthenticate
