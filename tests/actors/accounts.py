"""What the tests about accounts do again and again: sign up, sign in, read the post."""

import re
import time
from datetime import timedelta

import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.urls import reverse

from arena import outbox
from tests.factories import UserFactory

SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "korrekt häst batteri"
LINK = re.compile(r"http://testserver(/\S+)")


def account(email="asa@arena.example", **facts):
    """A person with a password and a confirmed address."""
    user = UserFactory.build(email=email, **facts)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_up(client, email="asa@arena.example", url="account_signup", **fields):
    data = {"name": "Åsa Öst", "email": email, "password1": PASSWORD, **fields}
    return client.post(reverse(url), data)


def sign_in(client, email="asa@arena.example", password=PASSWORD, after=""):
    return client.post(reverse("account_login") + after, {"login": email, "password": password})


def post():
    """Let the worker's own function send what waits, and hand over what has arrived since last time."""
    outbox.drain(seconds=10)
    arrived, mail.outbox[:] = list(mail.outbox), []
    return arrived


def subjects():
    return sorted((message.to[0], message.subject) for message in post())


def link_in(message):
    """The path of the first link of a letter."""
    return LINK.search(message.body)[1]


def is_signed_in(client):
    return client.get(reverse("account_settings")).status_code == 200


def later(**time):
    return time_machine.travel(timedelta(**time))


def code(minutes=0):
    """What the app shows, now or later."""
    step = int(time.time() + 60 * minutes) // 30
    return format_hotp_value(hotp_value(SECRET, step))


def with_app(user):
    """A person whose phone has the app, and the recovery codes in their drawer."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def recovery_code(user):
    stored = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return RecoveryCodes(stored).get_unused_codes()[0]


def sign_in_with_app(client, email="asa@arena.example"):
    """Both steps."""
    sign_in(client, email)
    return client.post(reverse("mfa_authenticate"), {"code": code()})


def once_more(client, password=PASSWORD):
    """Show who one is, as pages ask before what matters."""
    return client.post(reverse("account_reauthenticate"), {"password": password})
