"""What a person writes about their second factor, passkeys aside."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.recovery_codes import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from actors.forms.accounts import OwnWords

STEPS = 2 * settings.MFA_TOTP_TOLERANCE + 1
VALID_SECONDS = STEPS * 30  # a code of the app, from the first moment that it is taken to the last


class UsedOnce(OwnWords):
    """A code of the app opens one thing; somebody who looks over a shoulder comes too late."""

    def clean_code(self):
        code = super().clean_code()
        digits = "".join(filter(str.isdigit, code))
        if not cache.add(f"code:{self.user.pk}:{digits}", True, timeout=VALID_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class ActivateAppForm(UsedOnce, app_forms.ActivateTOTPForm):
    labels = {"code": _("Code from the app")}
    help_texts = {"code": _("Six digits. A new code comes every half minute.")}


class RemoveAppForm(OwnWords, app_forms.DeactivateTOTPForm):
    pass


class CodeForm(UsedOnce, base_forms.AuthenticateForm):
    labels = {"code": _("Code")}
    help_texts = {"code": _("Six digits from the app, or one of your recovery codes.")}


class CodeAgainForm(UsedOnce, base_forms.ReauthenticateForm):
    labels = {"code": _("Code")}
    help_texts = {"code": _("Six digits from the app, or one of your recovery codes.")}


class NewCodesForm(OwnWords, code_forms.GenerateRecoveryCodesForm):
    pass
