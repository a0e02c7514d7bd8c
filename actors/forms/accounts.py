"""What a person writes about their own account. The flows behind are allauth's; labels, help and guards are ours."""

import uuid

from allauth.account import forms as allauth_forms
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from actors.accounts import confirm_address
from actors.models import User
from arena.shared.forms import GuardedForm, GuardedModelForm

PASSWORD_RULES = _(
    "At least 12 characters. A few words that belong together only for you are easy to remember."
    " Common passwords, and ones like your address, are not accepted."
)


class OwnWords(GuardedForm):
    """Says `labels` and `help_texts` in place of what allauth says, once per field and without placeholders."""

    labels = {}
    help_texts = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")


class SignInForm(OwnWords, allauth_forms.LoginForm):
    labels = {"login": _("E-mail address"), "password": _("Password")}


class SignUpForm(OwnWords, allauth_forms.SignupForm):
    """A new account. An address that already has one takes the same road and as long a time."""

    labels = {"email": _("E-mail address"), "password1": _("Password")}
    help_texts = {"email": _("We send a letter there with a link for you to confirm."), "password1": PASSWORD_RULES}
    field_order = ["name", "email", "password1"]

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def validate_unique_email(self, value):
        """An address that somebody else only wrote, and never confirmed, belongs to nobody."""
        self.account_already_exists = User.objects.filter(email=value).exists()
        return value

    def try_save(self, request):
        if self.account_already_exists:
            self._rehearse(request)
        return super().try_save(request)

    def _rehearse(self, request):
        """Make an account and undo it, so that a clock cannot tell a known address from an unknown one."""
        known = self.cleaned_data["email"]
        self.cleaned_data["email"], self.account_already_exists = f"{uuid.uuid4()}@invalid", False
        with transaction.atomic():
            self.save(request)
            transaction.set_rollback(True)
        self.cleaned_data["email"], self.account_already_exists = known, True


class ForgottenPasswordForm(OwnWords, allauth_forms.ResetPasswordForm):
    labels = {"email": _("E-mail address")}
    help_texts = {"email": _("The one you sign in with.")}

    def clean_email(self):
        """Only the address that an account is signed in with can open it, never one still to be confirmed."""
        email = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email=email, is_active=True))
        return email


class NewPasswordForm(OwnWords, allauth_forms.ResetPasswordKeyForm):
    labels = {"password1": _("New password")}
    help_texts = {"password1": PASSWORD_RULES}
    password2 = None

    def save(self):
        """Whoever has read the letter with the link reads the mailbox."""
        super().save()
        confirm_address(self.user)


class ChangePasswordForm(OwnWords, allauth_forms.ChangePasswordForm):
    labels = {"oldpassword": _("Current password"), "password1": _("New password")}
    help_texts = {"password1": PASSWORD_RULES}
    password2 = None


class ChangeAddressForm(OwnWords, allauth_forms.AddEmailForm):
    labels = {"email": _("New e-mail address")}
    help_texts = {"email": _("We send a letter there. The change takes effect when you follow the link in it.")}


class PasswordAgainForm(OwnWords, allauth_forms.ReauthenticateForm):
    labels = {"password": _("Password")}


class AccountForm(GuardedModelForm):
    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"name": _("Your name"), "language": _("Language of your letters")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"}), "language": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
