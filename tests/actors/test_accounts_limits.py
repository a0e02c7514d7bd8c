"""Limits against guessing and flooding, counted in the real cache."""

import pytest
from django.urls import reverse

from tests.actors.accounts import account, is_signed_in, later, post, sign_in, sign_up

pytestmark = pytest.mark.django_db


def test_wrong_passwords_for_one_address_are_limited(client):
    account()
    for _ in range(5):
        assert sign_in(client, password="fel").status_code == 200

    response = sign_in(client)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "300"
    assert "Vänta 5 minuter" in response.text
    assert not is_signed_in(client)


def test_limit_holds_for_the_address_in_capitals_and_for_an_unknown_one(client):
    for _ in range(5):
        sign_in(client, email="ingen@arena.example", password="fel")

    assert sign_in(client, email="INGEN@arena.example", password="fel").status_code == 429


def test_limit_on_one_address_leaves_the_others_alone(client):
    account()
    for _ in range(6):
        sign_in(client, email="annan@arena.example", password="fel")

    sign_in(client)

    assert is_signed_in(client)


def test_limit_passes_by_itself(client):
    account()
    for _ in range(6):
        sign_in(client, password="fel")

    with later(minutes=6):
        sign_in(client)

        assert is_signed_in(client)


def test_address_of_the_visitor_cannot_be_made_up(client):
    account()
    for number in range(5):
        client.post(
            reverse("account_login"),
            {"login": f"person{number}@arena.example", "password": "fel"},
            headers={"X-Forwarded-For": f"192.0.2.{number}"},
        )
    for number in range(15):
        sign_in(client, email=f"annan{number}@arena.example", password="fel")

    response = client.post(
        reverse("account_login"),
        {"login": "asa@arena.example", "password": "fel"},
        headers={"X-Forwarded-For": "192.0.2.99"},
    )

    assert response.status_code == 429


def test_letters_about_a_forgotten_password_are_limited(client):
    account()
    for minute in range(6):
        with later(minutes=minute):
            response = client.post(reverse("account_reset_password"), {"email": "asa@arena.example"})

    assert (response.status_code, response.headers["Retry-After"]) == (429, "3600")
    assert len(post()) == 5


def test_new_accounts_from_one_place_are_limited(client):
    for number in range(20):
        sign_up(type(client)(), email=f"person{number}@arena.example")

    response = sign_up(client, email="en-till@arena.example")

    assert response.status_code == 429


def test_page_about_limits_in_english(client):
    for _ in range(6):
        response = client.post("/en/account/login/", {"login": "a@arena.example", "password": "fel"})

    assert "Wait 5 minutes" in response.text
