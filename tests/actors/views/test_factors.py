"""Two-step sign-in, as a person without JavaScript walks it: the app, the recovery codes, and what the letters say."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import translation

from tests.actors.accounts import (
    SECRET,
    account,
    code,
    is_signed_in,
    later,
    once_more,
    post,
    recovery_code,
    sign_in,
    sign_in_with_app,
    subjects,
    with_app,
)
from tests.factories import StaffFactory

pytestmark = [pytest.mark.django_db, pytest.mark.asked_again]

INDEX, ADD, REMOVE, CODES = (
    reverse(name) for name in ["mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"]
)


def code_for(secret):
    from allauth.mfa.totp.internal import auth

    return auth.format_hotp_value(auth.hotp_value(secret, next(auth.yield_hotp_counters_from_time()) + 1))


def add_app(client):
    """Read the key from the page, and write the code that the app makes of it."""
    once_more(client)
    secret = client.get(ADD).context["secret"].replace(" ", "")
    return client.post(ADD, {"code": code_for(secret)})


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"])
def test_page_of_two_step_sign_in(client, name, language):
    account()
    sign_in(client)
    once_more(client)

    with translation.override(language):
        response = client.get(reverse(name))

    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text


def test_adding_asks_who_it_is_first(client):
    account()
    sign_in(client)

    response = client.get(ADD)

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_page_shows_the_key_as_picture_and_as_text(client):
    account()
    sign_in(client)
    once_more(client)

    response = client.get(ADD)

    assert 'src="data:image/svg+xml;base64,' in response.text
    assert f"<code>{response.context['secret']}</code>" in response.text


def test_app_added_asks_for_its_code_at_the_next_sign_in(client):
    account()
    sign_in(client)

    added = add_app(client)
    elsewhere = type(client)()
    first_step = sign_in(elsewhere)

    assert added.headers["Location"] == CODES
    assert first_step.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(elsewhere)
    assert subjects() == [("asa@arena.example", "Tvåstegsinloggning: något är tillagt")]


def test_database_and_its_backups_hold_no_key_that_makes_codes():
    user = with_app(account())

    stored = [one.data for one in Authenticator.objects.filter(user=user)]
    kept = [text for data in stored for text in data.values() if isinstance(text, str)]
    assert len(kept) == 2
    assert [text for text in kept if SECRET in text or re.fullmatch(r"[0-9a-f]{32,}", text)] == []


def test_app_is_not_added_by_a_wrong_code(client):
    account()
    sign_in(client)
    once_more(client)
    client.get(ADD)

    response = client.post(ADD, {"code": "000 000"})

    assert response.context["form"].errors == {"code": ["Det stämde inte. Försök igen."]}
    assert not Authenticator.objects.exists()


def test_sign_in_by_password_and_app(client):
    with_app(account())

    response = sign_in_with_app(client)

    assert response.headers["Location"] == reverse("arena:my_page")
    assert is_signed_in(client)


def test_code_of_the_app_opens_once(client):
    with_app(account())
    sign_in_with_app(client)
    elsewhere = type(client)()

    response = sign_in_with_app(elsewhere)

    assert response.context["form"].errors == {"code": ["Det stämde inte. Försök igen."]}
    assert not is_signed_in(elsewhere)


def test_code_of_an_app_whose_clock_is_half_a_minute_off(client):
    with_app(account())
    sign_in(client)

    client.post(reverse("mfa_authenticate"), {"code": code(minutes=0.5)})

    assert is_signed_in(client)


def test_wrong_codes_are_limited(client):
    with_app(account())
    sign_in(client)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    client.post(reverse("mfa_authenticate"), {"code": code()})

    assert not is_signed_in(client)


def test_second_step_without_the_first_leads_to_sign_in(client):
    response = client.get(reverse("mfa_authenticate"))

    assert response.headers["Location"] == reverse("account_login")


def test_recovery_code_opens_once_and_is_told_of(client):
    user = with_app(account())
    used = recovery_code(user)
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": used})
    elsewhere = type(client)()
    sign_in(elsewhere)
    elsewhere.post(reverse("mfa_authenticate"), {"code": used})

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert subjects() == [("asa@arena.example", "En återställningskod har använts")]
    assert client.get(INDEX).context["codes_left"] == 9


def test_recovery_codes_are_shown_once(client):
    user = with_app(account())
    sign_in_with_app(client)
    once_more(client)
    opened = client.get(CODES)

    shown = client.post(CODES)
    again = client.post(CODES)

    assert recovery_code(user) not in opened.text
    assert len(shown.context["codes"]) == 10
    assert f"{recovery_code(user)}%0A" in shown.text
    assert again.context["codes"] == []
    assert recovery_code(user) not in again.text


def test_recovery_codes_are_not_shown_without_proof(client):
    user = with_app(account())
    sign_in_with_app(client)

    response = client.post(CODES)

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert "viewed_at" not in Authenticator.objects.get(user=user, type="recovery_codes").data


def test_recovery_codes_renewed(client):
    user = with_app(account())
    former = recovery_code(user)
    sign_in_with_app(client)
    once_more(client)

    response = client.post(reverse("mfa_generate_recovery_codes"))

    assert response.headers["Location"] == CODES
    assert former not in client.post(CODES).context["codes"]
    assert subjects() == [("asa@arena.example", "Du har nya återställningskoder")]


def test_recovery_codes_without_a_factor_are_refused(client):
    account()
    sign_in(client)
    once_more(client)

    response = client.post(reverse("mfa_generate_recovery_codes"))

    assert "Lägg till en sådan först" in response.text
    assert not Authenticator.objects.exists()


def test_app_removed_takes_the_recovery_codes_along(client):
    with_app(account())
    sign_in_with_app(client)
    once_more(client)

    response = client.post(REMOVE)

    assert response.headers["Location"] == INDEX
    assert not Authenticator.objects.exists()
    assert subjects() == [("asa@arena.example", "Tvåstegsinloggning: något är borttaget")]


def test_staff_keep_their_last_factor(client):
    with_app(account(is_staff=True))
    sign_in_with_app(client)
    once_more(client)

    response = client.post(REMOVE)

    assert "Du måste ha tvåstegsinloggning" in response.text
    assert Authenticator.objects.filter(type="totp").exists()


def test_address_is_changed_with_a_factor_too(client):
    with_app(account())
    sign_in_with_app(client)
    once_more(client)

    client.post(reverse("account_email"), {"action_add": "1", "email": "ny@arena.example"})

    assert subjects() == [("ny@arena.example", "Bekräfta din adress")]


@pytest.mark.parametrize(("demo", "says"), [(True, True), (False, False)])
def test_demonstration_account_says_on_every_page_that_it_is_exempt(client, settings, demo, says):
    settings.DEMO = demo
    client.force_login(StaffFactory(is_demonstration=True) if demo else with_app(account(is_demonstration=True)))
    pages = ["account_settings", "account_email", "account_change_password", "account_sign_ins", "mfa_index"]

    said = ["Det här är ett demonstrationskonto." in client.get(reverse(page)).text for page in pages]

    assert said == [says] * len(pages)


def test_code_that_is_too_old(client):
    with_app(account())
    stale = code()

    with later(minutes=2):
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": stale})

        assert not is_signed_in(client)


def test_letters_carry_no_codes(client):
    user = with_app(account())
    sign_in(client)
    used = recovery_code(user)
    client.post(reverse("mfa_authenticate"), {"code": used})

    [letter] = post()

    assert used not in letter.body
