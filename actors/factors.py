"""The second factor of an account, as allauth asks the house about it."""

from base64 import b64decode, b64encode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import LoginStage
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.internal.constants import LoginStageKey
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.letters.factors import FactorAdded
from actors.rules import must_have_second_factor
from arena import outbox
from arena.shared.sealing import seal, unseal

SEALED = "second factors"


def records(request, user):
    """What the person has shown in this session besides a password."""
    return [record for record in get_authentication_records(request, user) if record["method"] == "mfa"]


def added(request, authenticator):
    """A factor that was just shown to work opened this session too; its owner is told."""
    post_authentication(request, authenticator)
    outbox.leave(FactorAdded(authenticator.user))


def codes_left(user):
    """How many recovery codes nobody has used yet."""
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return mfa_settings.RECOVERY_CODE_COUNT - codes.data["used_mask"].bit_count() if codes else 0


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("You must have a second factor. Add another one before you remove this."),
        "cannot_generate_recovery_codes": _("Recovery codes go with an app or a passkey. Add one of these first."),
        "incorrect_code": _("That was not right. Try again."),
    }

    def encrypt(self, text):
        """Whoever reads the database, or a backup of it, cannot make the codes."""
        return b64encode(seal(text.encode(), what=SEALED)).decode()

    def decrypt(self, encrypted_text):
        return unseal(b64decode(encrypted_text), what=SEALED).decode()

    def can_delete_authenticator(self, authenticator):
        """Who must have a factor keeps one."""
        others = Authenticator.objects.filter(user=authenticator.user).exclude(type=Authenticator.Type.RECOVERY_CODES)
        return not must_have_second_factor(authenticator.user) or others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user, type):
        return gettext("My passkey")

    def get_public_key_credential_rp_entity(self):
        """What the browser calls the portal when it asks for a passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}


class SecondFactorStage(LoginStage):
    """Between the password and the account. allauth's own loads what passkeys need for everybody who signs in."""

    key = LoginStageKey.MFA_AUTHENTICATE.value
    urlname = "mfa_authenticate"

    def handle(self):
        opened_by_passkey = any(record.get("passwordless") for record in records(self.request, self.login.user))
        if opened_by_passkey or not self.login.user.has_second_factor:
            return None, True
        return redirect("mfa_authenticate"), True
