"""The roads through an account, as a person walks them."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from actors.models import User
from tests.actors.accounts import PASSWORD, account, is_signed_in, later, link_in, post, sign_in, sign_up, subjects

pytestmark = pytest.mark.django_db

OPEN = [
    "account_login",
    "account_signup",
    "account_email_verification_sent",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
]
CLOSED = ["account_settings", "account_change_password", "account_email", "account_reauthenticate"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", OPEN)
def test_open_page_for_a_visitor(client, name, language):
    with translation.override(language):
        response = client.get(reverse(name))

    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", [*CLOSED, "account_logout"])
def test_own_page_for_a_person_signed_in(client, name, language):
    client.force_login(account())

    with translation.override(language):
        response = client.get(reverse(name))

    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", CLOSED)
def test_own_page_for_a_visitor_leads_to_sign_in(client, name):
    response = client.get(reverse(name))

    assert response.headers["Location"] == f"{reverse('account_login')}?next={reverse(name)}"


@pytest.mark.parametrize("path", ["password/set/", "login/code/", "login/code/confirm/", "signup/passkey/"])
def test_pages_of_allauth_that_lead_nowhere_are_not_there(client, path):
    assert client.get(f"/konto/{path}").status_code == 404


def test_sign_up_goes_on_where_the_person_began(client):
    began = f"?next={reverse('arena:home')}%3Fsteg%3D2"

    sent = client.post(
        reverse("account_signup") + began,
        {"name": "Åsa Öst", "email": "Asa@Arena.example", "password1": PASSWORD},
    )
    [letter] = post()
    confirmed = client.post(link_in(letter))

    assert sent.headers["Location"] == reverse("account_email_verification_sent")
    assert letter.to == ["asa@arena.example"]
    assert confirmed.headers["Location"] == f"{reverse('arena:home')}?steg=2"
    assert is_signed_in(client)
    assert User.objects.values_list("email", "name", "language").get() == ("asa@arena.example", "Åsa Öst", "sv")


def test_sign_up_in_english_keeps_the_language(client):
    with translation.override("en"):
        sign_up(client)
    [letter] = post()

    assert User.objects.get().language == "en"
    assert letter.subject == "Confirm your address"
    assert link_in(letter).startswith("/en/")


def test_opening_the_link_confirms_nothing(client):
    sign_up(client)
    [letter] = post()

    response = client.get(link_in(letter))

    assert response.status_code == 200
    assert not EmailAddress.objects.get().verified
    assert not is_signed_in(client)


def test_confirming_in_another_browser_leads_to_sign_in(client):
    sign_up(client)
    [letter] = post()
    other_browser = type(client)()

    confirmed = other_browser.post(link_in(letter))
    signed_in = sign_in(other_browser)

    assert confirmed.headers["Location"] == reverse("account_login")
    assert signed_in.headers["Location"] == reverse("arena:my_page")


def test_link_followed_twice_says_so(client):
    sign_up(client)
    [letter] = post()
    client.post(link_in(letter))

    again = type(client)().get(link_in(letter))

    assert again.status_code == 200
    assert '<form method="post">' not in again.text


def test_sign_in_before_confirming_sends_the_letter_again(client):
    sign_up(client)
    post()

    with later(minutes=2):
        response = sign_in(client)

    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert subjects() == [("asa@arena.example", "Bekräfta din adress")]
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password1", "kort"),
        ("password1", "1234567890123"),
        ("password1", "asa@arena.example"),
        ("name", ""),
        ("name", "Åsa 811218-9876"),
        ("email", "asa@"),
    ],
)
def test_sign_up_with_a_fault_keeps_what_was_typed(client, field, value):
    response = sign_up(client, **{field: value})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"].data["name" if field != "name" else "email"] in response.text
    assert "811218-9876" not in response.text
    assert not User.objects.exists()


def test_sign_in_with_capitals_in_the_address(client):
    account()

    sign_in(client, email="ASA@arena.example")

    assert is_signed_in(client)


@pytest.mark.parametrize(
    "elsewhere", ["https://annan.example/", "//annan.example/", "https://localhost/", "javascript:1"]
)
def test_sign_in_leads_to_no_other_host(client, elsewhere):
    account()

    response = sign_in(client, after=f"?next={elsewhere}")

    assert response.headers["Location"] == reverse("arena:my_page")


def test_sign_in_to_a_closed_account(client):
    account(is_active=False)

    response = sign_in(client)

    assert response.headers["Location"] == reverse("account_inactive")
    assert not is_signed_in(client)


def test_sign_out_leads_to_the_start_page(client):
    client.force_login(account())

    with translation.override("en"):
        response = client.post(reverse("account_logout"))

    assert response.headers["Location"] == "/en/"
    assert not is_signed_in(client)


def test_account_settings_are_saved(client):
    user = account()
    client.force_login(user)

    client.post(reverse("account_settings"), {"name": "Åsa Väst", "language": "en"})

    user.refresh_from_db()
    assert (user.name, user.language) == ("Åsa Väst", "en")


def test_account_settings_without_a_name(client):
    client.force_login(account(name="Åsa Öst"))

    response = client.post(reverse("account_settings"), {"name": "", "language": "en"})

    assert list(response.context["form"].errors) == ["name"]
    assert User.objects.values_list("name", "language").get() == ("Åsa Öst", "sv")


def test_address_with_capitals_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="user_email_is_lower_case"), transaction.atomic():
        User.objects.create(email="Asa@arena.example")


def test_account_made_by_hand_has_its_address_in_lower_case():
    assert User.objects.create_user("Asa@Arena.example", PASSWORD).email == "asa@arena.example"
    assert User.objects.get_by_natural_key("ASA@arena.example").check_password(PASSWORD)
