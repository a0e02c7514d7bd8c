"""The style page in a real browser: every component, at the widths and in the colours that people have."""

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from tests.factories import StaffFactory

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, user, live_server):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = django_settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    cookie = {"name": django_settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url}
    page.context.add_cookies([cookie])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_style_page_at_any_width_is_whole_and_accessible(open_page, live_server, axe, width, dark):
    page = open_page(width=width, dark=dark)
    sign_in(page, StaffFactory(), live_server)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(reverse("arena:style"))

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


def test_error_summary_takes_the_focus_without_javascript(open_page, live_server):
    page = open_page(javascript=False)
    sign_in(page, StaffFactory(), live_server)

    page.goto(reverse("arena:style"))

    assert page.locator(".errors:focus").count() == 1


def test_menu_on_a_small_screen_opens_without_javascript(open_page):
    page = open_page(width=320, javascript=False)
    page.goto("/")
    rooms = page.locator(".rooms")
    before = rooms.is_visible()

    page.locator(".menu summary").click()

    assert (before, rooms.is_visible()) == (False, True)


def test_escape_closes_the_menu_and_returns_the_focus(open_page):
    page = open_page(width=320)
    page.goto("/")
    page.locator(".menu summary").press("Enter")

    page.locator(".rooms a").first.press("Escape")

    assert page.locator(".rooms").is_visible() is False
    assert page.locator(".menu summary:focus").count() == 1
