"""Changing what an account is opened with: the password and the address."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.urls import reverse

from actors.models import User
from tests.actors.accounts import PASSWORD, account, is_signed_in, later, link_in, post, sign_in, sign_up, subjects

pytestmark = [pytest.mark.django_db, pytest.mark.asked_again]

NEW = "sju små grå möss"


def ask_to_reset(client, email="asa@arena.example"):
    return client.post(reverse("account_reset_password"), {"email": email})


def choose(client, link, password=NEW):
    """Follow the link of the letter and choose a password."""
    form = client.get(link).headers.get("Location", link)
    return client.post(form, {"password1": password})


def ask_to_change_address(client, email="ny@arena.example"):
    """Ask, and give the password once more when the page asks for it."""
    asked = client.post(reverse("account_email"), {"action_add": "1", "email": email})
    return client.post(asked.headers["Location"], {"password": PASSWORD})


def test_reset_by_the_link_of_the_letter(client):
    account()
    ask_to_reset(client)
    [letter] = post()

    chosen = choose(client, link_in(letter))

    assert chosen.headers["Location"] == reverse("account_reset_password_from_key_done")
    assert subjects() == [("asa@arena.example", "Ditt lösenord är bytt")]
    assert not is_signed_in(client)
    sign_in(client, password=NEW)
    assert is_signed_in(client)


def test_reset_link_works_once(client):
    account()
    ask_to_reset(client)
    [letter] = post()
    choose(client, link_in(letter))

    again = client.get(link_in(letter))

    assert again.context["token_fail"]


def test_reset_link_too_old(client):
    account()
    ask_to_reset(client)
    [letter] = post()

    with later(seconds=settings.PASSWORD_RESET_TIMEOUT + 60):
        response = client.get(link_in(letter))

    assert response.context["token_fail"]


def test_opening_the_reset_link_changes_nothing(client):
    user = account()
    ask_to_reset(client)
    [letter] = post()

    client.get(link_in(letter), follow=True)

    assert User.objects.get() == user
    assert User.objects.get().check_password(PASSWORD)


def test_reset_asked_for_twice_sends_two_letters(client):
    account()
    ask_to_reset(client)
    with later(minutes=1):
        ask_to_reset(client)

    assert subjects() == [("asa@arena.example", "Välj ett nytt lösenord")] * 2


def test_reset_of_a_closed_account_sends_no_link(client):
    account(is_active=False)

    ask_to_reset(client)

    assert subjects() == [("asa@arena.example", "Det finns inget konto med den här adressen")]


def test_account_closed_after_asking_gets_no_link(client):
    user = account()
    ask_to_reset(client)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert post() == []


def test_reset_with_a_common_password(client):
    account()
    ask_to_reset(client)
    [letter] = post()

    response = choose(client, link_in(letter), password="1234567890123")

    assert list(response.context["form"].errors) == ["password1"]
    assert User.objects.get().check_password(PASSWORD)


def test_reset_confirms_the_address_of_a_new_account(client):
    """Somebody signed up with another's address: the owner of the mailbox takes the account over, password and all."""
    sign_up(client, password1="gissat av en främling")
    post()
    owner = type(client)()
    ask_to_reset(owner)
    [letter] = post()

    choose(owner, link_in(letter))
    sign_in(owner, password=NEW)

    assert is_signed_in(owner)
    assert EmailAddress.objects.values_list("verified", "primary").get() == (True, True)


def test_reset_for_an_address_still_to_be_confirmed_opens_nothing(client):
    account()
    sign_in(client)
    ask_to_change_address(client, "ny@arena.example")
    post()

    ask_to_reset(type(client)(), "ny@arena.example")

    assert subjects() == [("ny@arena.example", "Det finns inget konto med den här adressen")]


def test_change_of_password_ends_other_sessions(client):
    account()
    sign_in(client)
    elsewhere = type(client)()
    sign_in(elsewhere)

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert subjects() == [("asa@arena.example", "Ditt lösenord är bytt")]


def test_change_of_password_without_the_current_one(client):
    client.force_login(account())

    response = client.post(reverse("account_change_password"), {"oldpassword": "fel", "password1": NEW})

    assert response.context["form"].errors == {"oldpassword": ["Det är inte ditt nuvarande lösenord."]}
    assert User.objects.get().check_password(PASSWORD)


def test_change_of_address_asks_for_the_password_first(client):
    account()
    sign_in(client)

    response = client.post(reverse("account_email"), {"action_add": "1", "email": "ny@arena.example"})

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert post() == []
    assert EmailAddress.objects.count() == 1


def test_change_of_address_with_the_wrong_password(client):
    account()
    sign_in(client)
    asked = client.post(reverse("account_email"), {"action_add": "1", "email": "ny@arena.example"})

    response = client.post(asked.headers["Location"], {"password": "fel"})

    assert response.context["form"].errors == {"password": ["Lösenordet är fel."]}
    assert post() == []


def test_change_of_address_takes_effect_when_confirmed(client):
    account()
    sign_in(client)
    ask_to_change_address(client)
    before = User.objects.get().email
    [letter] = post()

    client.get(link_in(letter))
    unread = User.objects.get().email
    client.post(link_in(letter))

    assert letter.to == ["ny@arena.example"]
    assert (before, unread) == ("asa@arena.example", "asa@arena.example")
    assert User.objects.get().email == "ny@arena.example"
    assert EmailAddress.objects.values_list("email", "verified", "primary").get() == ("ny@arena.example", True, True)
    assert subjects() == [("asa@arena.example", "Din adress är bytt")]


def test_change_of_address_called_off(client):
    account()
    sign_in(client)
    ask_to_change_address(client)

    client.post(reverse("account_email"), {"action_remove": "", "email": "ny@arena.example"})

    assert EmailAddress.objects.get().email == "asa@arena.example"
    assert post() == []


def test_change_to_an_address_with_another_account_tells_only_its_owner(client):
    account("upptagen@arena.example")
    account()
    sign_in(client)

    free = ask_to_change_address(client, "ledig@arena.example")
    taken = ask_to_change_address_again(client, "upptagen@arena.example")

    assert (free.status_code, free.headers["Location"]) == (taken.status_code, taken.headers["Location"])
    assert subjects() == [("upptagen@arena.example", "Du har redan ett konto")]


def ask_to_change_address_again(client, email):
    return client.post(reverse("account_email"), {"action_add": "1", "email": email})


def test_address_that_became_an_account_cannot_be_confirmed_for_another(client):
    account()
    sign_in(client)
    ask_to_change_address(client, "ny@arena.example")
    [letter] = post()
    sign_up(type(client)(), email="ny@arena.example")

    client.post(link_in(letter))

    assert sorted(User.objects.values_list("email", flat=True)) == ["asa@arena.example", "ny@arena.example"]


def test_address_that_somebody_only_wrote_is_free_to_sign_up_with(client):
    account()
    sign_in(client)
    ask_to_change_address(client, "ny@arena.example")
    post()

    with later(minutes=2):
        sign_up(type(client)(), email="ny@arena.example")

    assert subjects() == [("ny@arena.example", "Bekräfta din adress")]
