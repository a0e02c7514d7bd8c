from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.querysets import UserQuerySet
from actors.states import Role


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **facts):
        """Create an account; the address is what a person signs in with, so it is kept in lower case."""
        user = self.model(email=email.lower(), **facts)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


class User(AbstractBaseUser):
    """A person with an account. Who they speak for is a matter of memberships."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="sv")
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("project staff"), default=False)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    is_demonstration = models.BooleanField(_("for the demonstration"), default=False)  # its password is known to all
    asked_at = models.DateTimeField(_("last asked to confirm facts"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
        ]

    def __str__(self):
        return self.pseudonym if self.erased_at else self.name or self.email

    @property
    def pseudonym(self):
        """What a person is called after erasure: four signs, the same for ever, that lead to nobody."""
        return gettext("Erased person %s") % f"{self.pk * 40503 % 65536:04X}"

    @cached_property
    def roles(self):
        """The person's role in each actor they are an active member of, and in its units, by the actor's key.

        Whoever is a member of both an organisation and its unit has the higher role in the unit.
        """
        own = self.memberships.in_force().values_list("actor", "role")
        in_units = self.memberships.in_force().filter(actor__units__isnull=False).values_list("actor__units", "role")
        return dict(sorted(own.union(in_units), key=lambda pair: Role(pair[1]).rank))

    @property
    def has_second_factor(self):
        """Something besides the password opens the account; recovery codes alone are nothing."""
        return self.authenticator_set.exclude(type="recovery_codes").exists()
