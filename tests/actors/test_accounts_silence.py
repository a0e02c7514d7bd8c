"""Nobody learns from the portal who has an account: same answer, and a letter either way, to the mailbox only."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

from actors.models import User
from arena.outbox.models import OutboundLetter
from tests.actors.accounts import PASSWORD, account, sign_in, sign_up, subjects

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def seen_by(client, response, email):
    """Everything a visitor can see of an answer and of the page it leads to, with their own address left out."""
    landed = client.get(response.headers["Location"]) if response.status_code == 302 else response
    headers = {name: value for name, value in response.headers.items() if name not in ("Content-Length", "Expires")}
    cookies = sorted(response.cookies)
    return response.status_code, headers, cookies, TOKEN.sub("", landed.text).replace(email, "")


def answers(client_class, act, *emails):
    seen = []
    for email in emails:
        client = client_class()
        seen.append(seen_by(client, act(client, email), email))
    return seen


def test_sign_up_says_the_same_about_a_known_and_an_unknown_address(client):
    account("kand@arena.example")

    known, unknown = answers(type(client), sign_up, "kand@arena.example", "okand@arena.example")

    assert known == unknown
    assert subjects() == [
        ("kand@arena.example", "Du har redan ett konto"),
        ("okand@arena.example", "Bekräfta din adress"),
    ]


def test_sign_up_hashes_a_password_for_a_known_address_too(client, monkeypatch):
    """Hashing is what takes the time."""
    account("kand@arena.example")
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))

    for email in ("kand@arena.example", "okand@arena.example"):
        sign_up(type(client)(), email)

    assert len(hashed) == 2


def test_sign_up_with_a_known_address_makes_no_account(client):
    user = account("kand@arena.example")

    sign_up(client, "kand@arena.example", password1="ett helt annat lösen")

    assert User.objects.get() == user
    assert User.objects.get().check_password(PASSWORD)
    assert EmailAddress.objects.count() == 1


def test_sign_in_says_the_same_about_a_known_and_an_unknown_address(client):
    account("kand@arena.example")

    known, unknown = answers(
        type(client),
        lambda client, email: sign_in(client, email, "fel lösenord här"),
        "kand@arena.example",
        "okand@arena.example",
    )

    assert known == unknown
    assert subjects() == []


def test_reset_says_the_same_about_a_known_and_an_unknown_address(client):
    account("kand@arena.example")

    known, unknown = answers(
        type(client),
        lambda client, email: client.post(reverse("account_reset_password"), {"email": email}),
        "kand@arena.example",
        "okand@arena.example",
    )

    assert known == unknown
    assert subjects() == [
        ("kand@arena.example", "Välj ett nytt lösenord"),
        ("okand@arena.example", "Det finns inget konto med den här adressen"),
    ]


def test_waiting_letters_hold_no_link_that_opens_an_account(client):
    account("kand@arena.example")
    client.post(reverse("account_reset_password"), {"email": "kand@arena.example"})

    [row] = OutboundLetter.objects.values()

    assert [name for name, value in row.items() if "http" in str(value)] == []
