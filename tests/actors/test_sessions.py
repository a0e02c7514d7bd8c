"""Where a person is signed in: listed, ended one by one or all at once, and by a new password."""

import uuid

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from actors.models import SignIn
from arena.shared import browsers
from tests.actors.accounts import PASSWORD, account, is_signed_in, later, link_in, once_more, post, sign_in
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.asked_again]

LIST = reverse("account_sign_ins")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0"
NEW = "sju små grå möss"


@pytest.fixture
def elsewhere(client):
    """The same person in another browser."""
    account()
    sign_in(client)
    other = type(client)(headers={"User-Agent": FIREFOX})
    sign_in(other)
    return other


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8", ""),
    ],
)
def test_browser_in_words(user_agent, words):
    assert browsers.in_words(user_agent) == words


def test_list_names_each_browser_and_marks_this_one(client, elsewhere):
    rows = client.get(LIST).context["rows"]

    known = sorted((one.browser, is_here) for one, _seen_at, is_here in rows)
    assert known == [("", True), ("Firefox, Windows", False)]


def test_list_shows_nobody_elses(client, elsewhere):
    other = type(client)()
    other.force_login(UserFactory())

    assert len(other.get(LIST).context["rows"]) == 1


def test_list_leaves_out_what_the_clock_has_ended(client, elsewhere):
    with later(minutes=50):
        is_signed_in(client)
    with later(minutes=70):
        rows = client.get(LIST).context["rows"]

    assert [is_here for _one, _seen_at, is_here in rows] == [True]


def test_one_is_ended(client, elsewhere):
    once_more(client)
    other = SignIn.objects.get(browser="Firefox, Windows")

    client.post(reverse("account_end_sign_in", args=[other.key]))

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


def test_all_others_are_ended(client, elsewhere):
    once_more(client)

    client.post(LIST)

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert Session.objects.count() == 1


def test_ending_asks_who_it_is_first(client, elsewhere):
    response = client.post(LIST)

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert is_signed_in(elsewhere)


@pytest.mark.parametrize("whose", ["foreign", "missing"])
def test_ending_what_is_not_ones_own(client, elsewhere, whose):
    stranger = type(client)()
    stranger.force_login(UserFactory(email="bo@arena.example"))
    keys = {"foreign": SignIn.objects.get(user__email="bo@arena.example").key, "missing": uuid.uuid4()}
    once_more(client)

    response = client.post(reverse("account_end_sign_in", args=[keys[whose]]))

    assert response.status_code == 404
    assert is_signed_in(stranger)


def test_new_password_ends_the_others_and_keeps_this_one(client, elsewhere):
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert SignIn.objects.count() == 1


def test_new_password_by_letter_ends_all(client, elsewhere):
    visitor = type(client)()
    visitor.post(reverse("account_reset_password"), {"email": "asa@arena.example"})
    [letter] = post()
    form = visitor.get(link_in(letter)).headers["Location"]

    visitor.post(form, {"password1": NEW})

    assert SignIn.objects.count() == 0
    assert (is_signed_in(client), is_signed_in(elsewhere)) == (False, False)


def test_signing_out_takes_the_row_away(client, elsewhere):
    elsewhere.post(reverse("account_logout"))

    assert SignIn.objects.count() == 1
