"""Letters about accounts. They carry links, made when the letter is sent, and never codes."""

import time
import uuid
from dataclasses import dataclass, field

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from actors.models import User
from arena.outbox.letters import AccountLetter


class Repeatable(AccountLetter):
    """Asked for again it is sent again, but not for a double click."""

    def unique_key(self):
        return f"{super().unique_key()}:{int(time.time())}"


class ConfirmAddress(Repeatable):
    kind = "actors.confirm_address"
    label = _("Confirm the address")
    model = EmailAddress
    template = "letters/account/confirm_address.txt"

    def recipient(self):
        """The address itself: the person may still sign in with another."""
        return self.subject.email

    def is_still_true(self):
        return self.subject.can_set_verified() and not self.subject.verified

    def context(self):
        return {
            "name": str(self.subject.user),
            "is_change": self.subject.user.email != self.subject.email,
            "confirm": self.link("account_confirm_email", EmailConfirmationHMAC(self.subject).key),
            "days": settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS,
        }


class AboutAccount(Repeatable):
    """A letter to the person about their own account."""

    model = User

    def recipient(self):
        return self.subject

    def context(self):
        return {"name": str(self.subject), "reset": self.link("account_reset_password")}


class AccountExists(AboutAccount):
    """Instead of a second account for the same address."""

    kind = "actors.account_exists"
    label = _("There is an account already")
    template = "letters/account/account_exists.txt"

    def context(self):
        return super().context() | {"sign_in": self.link("account_login")}


class ResetPassword(AboutAccount):
    kind = "actors.reset_password"
    label = _("Choose a new password")
    template = "letters/account/reset_password.txt"

    def is_still_true(self):
        return self.subject.is_active

    def context(self):
        key = user_pk_to_url_str(self.subject), default_token_generator.make_token(self.subject)
        return {
            "name": str(self.subject),
            "choose": self.link("account_reset_password_from_key", *key),
            "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
        }


class PasswordChanged(AboutAccount):
    kind = "actors.password_changed"
    label = _("The password was changed")
    template = "letters/account/password_changed.txt"


class AddressChanged(AboutAccount):
    """To the address that was replaced, so that its owner learns of it."""

    kind = "actors.address_changed"
    label = _("The address was changed")
    template = "letters/account/address_changed.txt"

    def __init__(self, subject, *, former=""):
        super().__init__(subject)
        self.former = former

    def recipient(self):
        return self.former

    def context(self):
        return {"name": str(self.subject), "contact": self.link("arena:contact")}


@dataclass
class Stranger:
    """Somebody of whom nothing is kept but the address on the letter."""

    address: str = ""
    pk: str = field(default_factory=lambda: str(uuid.uuid4()))


class NoAccount(AccountLetter):
    """To an address that a password was asked for, but that no account has: the page may not say so."""

    kind = "actors.no_account"
    label = _("There is no account")
    template = "letters/account/no_account.txt"

    @classmethod
    def about_many(cls, subject_ids):
        return {key: cls(Stranger(pk=key)) for key in subject_ids}

    def recipient(self):
        return self.subject.address

    def context(self):
        return {"sign_up": self.link("account_signup")}
