"""The second factor, under the names that allauth knows the pages by."""

from django.contrib.auth.decorators import login_not_required
from django.db.transaction import atomic
from django.urls import path
from django.utils.translation import pgettext_lazy

from actors.views import factors


def late(name, *, is_open=False):
    """The view of `actors.views.passkeys`, which is loaded when somebody first asks for one of its pages."""

    def view(request, **kwargs):
        from actors.views import passkeys

        return getattr(passkeys, name)(request, **kwargs)

    return atomic(login_not_required(view) if is_open else view)


urlpatterns = [
    path("", factors.second_factor, name="mfa_index"),
    path(pgettext_lazy("url", "sign-in/"), late("authenticate", is_open=True), name="mfa_authenticate"),
    path(pgettext_lazy("url", "once-more/"), late("show_code_again"), name="mfa_reauthenticate"),
    path(pgettext_lazy("url", "app/"), atomic(factors.ActivateApp.as_view()), name="mfa_activate_totp"),
    path(pgettext_lazy("url", "app/remove/"), atomic(factors.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path(pgettext_lazy("url", "recovery-codes/"), factors.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        pgettext_lazy("url", "recovery-codes/new/"),
        atomic(factors.NewCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path(pgettext_lazy("url", "passkeys/new/"), late("add"), name="mfa_add_webauthn"),
    path(pgettext_lazy("url", "passkeys/sign-in/"), late("sign_in", is_open=True), name="mfa_login_webauthn"),
    path(pgettext_lazy("url", "passkeys/once-more/"), late("show_again"), name="mfa_reauthenticate_webauthn"),
    path(pgettext_lazy("url", "passkeys/<int:pk>/"), late("name"), name="mfa_edit_webauthn"),
    path(pgettext_lazy("url", "passkeys/<int:pk>/remove/"), late("remove"), name="mfa_remove_webauthn"),
]
