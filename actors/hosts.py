"""Mail domains: the host of an address exactly as it is, so that a look-alike never passes for another."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

HOST = r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$"
PUBLIC_PROVIDERS = frozenset({
    "aol.com", "bahnhof.se", "bredband.net", "bredband2.com", "comhem.se", "fastmail.com", "glocalnet.net",
    "gmail.com", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "home.se", "hotmail.com", "hotmail.se",
    "icloud.com", "live.com", "live.se", "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "outlook.com",
    "outlook.se", "passagen.se", "pm.me", "proton.me", "protonmail.com", "qq.com", "spray.se", "swipnet.se",
    "tele2.se", "telia.com", "telia.se", "tutanota.com", "web.de", "yahoo.com", "yahoo.se", "yandex.com",
    "zeta.telenor.se",
})  # fmt: skip


def plain_host(text):
    """In lower case, other letters than a–z written as the mail servers write them."""
    try:
        return text.strip().rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        return text.strip().lower()


def host_of(address):
    """What stands after the at sign."""
    return plain_host(address.rpartition("@")[2])


def is_telling(host):
    """A domain that can be kept, and where not just anybody has an address."""
    return bool(re.fullmatch(HOST, host)) and host not in PUBLIC_PROVIDERS


def validate_host(host):
    if not re.fullmatch(HOST, host):
        raise ValidationError(_("Write only what stands after the @, for example kommunen.se."), code="form")
    if host in PUBLIC_PROVIDERS:
        raise ValidationError(_("Anybody can have an address there, so it proves nothing."), code="public")


class HostFormField(forms.CharField):
    def to_python(self, value):
        text = super().to_python(value)
        return text if text in self.empty_values else plain_host(text.removeprefix("@"))


class HostField(models.CharField):
    default_validators = [validate_host]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 253, **kwargs})

    def to_python(self, value):
        return plain_host(super().to_python(value))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": HostFormField, **kwargs})
