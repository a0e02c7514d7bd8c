"""Passkeys in a real browser with a pretended key: added under our policy, then signing in alone and as second step."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.actors.accounts import PASSWORD, account, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asked_again]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def complaints(page):
    """What the browser says against the page, and a key in its pocket."""
    cache.clear()
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    pocket = page.context.new_cdp_session(page)
    pocket.send("WebAuthn.enable")
    pocket.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return found


def by_password(page):
    page.goto(reverse("account_login"))
    page.get_by_label("E-postadress").fill("asa@arena.example")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()


def sign_out(page):
    page.get_by_role("button", name="Logga ut").click()


def test_passkey_from_the_first_to_the_last(page, complaints):
    account()
    by_password(page)
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_label("Vad du kallar den").fill("Jobbtelefonen")
    page.get_by_role("button", name="Lägg till passnyckeln").click()
    expect(page.get_by_role("heading", name="Återställningskoder")).to_be_visible()
    sign_out(page)

    for _ in range(6):
        sign_in(Client(), password="fel")
    page.goto(f"{reverse('account_login')}?next={reverse('account_settings')}")
    page.get_by_role("button", name="Logga in med en passnyckel").click()
    expect(page.get_by_role("heading", name="Ditt konto")).to_be_visible()
    sign_out(page)

    cache.clear()
    by_password(page)
    page.get_by_role("button", name="Använd passnyckeln").click()
    expect(page.get_by_role("heading", name="Min sida")).to_be_visible()

    page.goto(reverse("mfa_index"))
    page.get_by_role("link", name="Byt namn").click()
    page.get_by_role("link", name="Använd en passnyckel i stället").click()
    page.get_by_role("button", name="Använd passnyckeln").click()
    page.get_by_label("Vad du kallar den").fill("Gamla telefonen")
    page.get_by_role("button", name="Spara namnet").click()
    expect(page.get_by_role("heading", name="Gamla telefonen")).to_be_visible()
    page.get_by_role("link", name="Ta bort").click()
    page.get_by_role("button", name="Ta bort passnyckeln").click()
    expect(page.get_by_text("Passnyckeln är borttagen.")).to_be_visible()

    assert not Authenticator.objects.exists()
    assert complaints == []


def test_passkeys_without_javascript_say_what_they_need(open_page):
    cache.clear()
    page = open_page(javascript=False)

    page.goto(reverse("account_login"))

    expect(page.get_by_text("Passnycklar kräver JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Logga in med en passnyckel")).to_be_hidden()
