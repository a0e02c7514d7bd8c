"""What the tests about accounts do again and again: sign up, sign in, read the post."""

import re
from datetime import timedelta

import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from arena import outbox
from tests.factories import UserFactory

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
