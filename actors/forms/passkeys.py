"""What a browser sends about a passkey, and what its owner calls it. Heavy to load, so views import it late."""

from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from actors.forms.accounts import OwnWords


class CredentialField(forms.JSONField):
    """Written by the browser; digits in it are nobody's number."""

    def hide_personal_numbers(self, text):
        return text


class AddPasskeyForm(OwnWords, passkey_forms.AddWebAuthnForm):
    labels = {"name": _("What you call it")}
    help_texts = {"name": _("For example “Work phone”, so that you know which is which.")}

    name = forms.CharField(max_length=60)
    credential = CredentialField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Your browser made no passkey. Press the button and follow what it says.")},
    )
    passwordless = None  # all of them are: the one kind is enough to explain


class NamePasskeyForm(OwnWords, passkey_forms.EditWebAuthnForm):
    labels = {"name": _("What you call it")}

    name = forms.CharField(max_length=60)
