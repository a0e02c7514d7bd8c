"""Accounts the way the house wants them: allauth decides when, this says who is told and where a person goes next."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors import letters
from actors.models import User
from arena import outbox


def confirm_address(user):
    """Take it as shown that the person reads the mailbox they sign in with."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def other_owner(email_address):
    """Whoever else has an account with the address, confirmed or not."""
    return User.objects.filter(email=email_address.email).exclude(pk=email_address.user_id).first()


class AccountAdapter(DefaultAccountAdapter):
    """What allauth asks the house."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The address or the password is wrong."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("The password is wrong."),
        "duplicate_email": _("You use this address already, or have asked to."),
    }

    # A new account

    def save_user(self, request, user, form, commit=True):
        user.name = form.cleaned_data["name"]
        user.language = get_language()
        return super().save_user(request, user, form, commit)

    def confirm_email(self, request, email_address):
        """An address may have become another account's since the letter was sent."""
        if other_owner(email_address):
            failed = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, failed, {"email": email_address.email})
            return False
        return super().confirm_email(request, email_address)

    # Limits and ways on

    def pre_authenticate(self, request, **credentials):
        """Too many wrong passwords get the page that all limits share."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            raise ImmediateHttpResponse(respond_429(request)) from None

    def is_safe_url(self, url):
        """Send nobody on to another host than the one they are on."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_email_verification_redirect_url(self, email_address):
        signed_in = self.request.user.is_authenticated
        return resolve_url("account_settings" if signed_in else "account_login")

    def get_password_change_redirect_url(self, request):
        return resolve_url("account_settings")

    # Letters: all of them through the outbox, which makes them from the row when they are sent

    def send_confirmation_mail(self, request, emailconfirmation, signup):
        email_address = emailconfirmation.email_address
        request.session["letter_to"] = email_address.email
        if owner := other_owner(email_address):
            outbox.leave(letters.AccountExists(owner))
        else:
            outbox.leave(letters.ConfirmAddress(email_address), language=email_address.user.language)

    def send_account_already_exists_mail(self, email):
        self.request.session["letter_to"] = email
        outbox.leave(letters.AccountExists(User.objects.get(email=email)))

    def send_password_reset_mail(self, user, email, context):
        outbox.leave(letters.ResetPassword(user))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell of what somebody with a foot in the door would want to hide."""
        if template_prefix in ("account/email/password_changed", "account/email/password_reset"):
            outbox.leave(letters.PasswordChanged(user))
        elif template_prefix == "account/email/email_changed":
            outbox.leave(letters.AddressChanged(user, former=email), language=user.language)

    def send_mail(self, template_prefix, email, context):
        """Only the letter to an address without an account has no method of its own."""
        if template_prefix != "account/email/unknown_account":
            raise NotImplementedError(template_prefix)
        outbox.leave(letters.NoAccount(letters.Stranger(email)))
