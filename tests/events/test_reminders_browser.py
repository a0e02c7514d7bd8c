"""A reminder as it is written: the preview follows by itself where scripts run, and by a button where none do."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import RegistrationFactory, StaffFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address():
    return reverse("events:reminder_add", args=[RegistrationFactory().event.slug])


@pytest.fixture
def sign_in(client, live_server):
    """sign_in(page) makes its visitor one of the staff."""
    client.force_login(StaffFactory())
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    return lambda page: page.context.add_cookies([cookie])


def test_preview_follows_what_is_written(open_page, sign_in, address):
    page = open_page()
    sign_in(page)
    page.goto(address)

    page.locator("#id_text_sv").fill("Ta med {namn}")
    expect(page.locator("#reminder-told")).to_contain_text("{namn} finns inte")
    page.locator("#id_text_sv").fill("Ta med dator, {name}")
    expect(page.locator("#reminder-shown")).to_contain_text("Ta med dator, (deltagarens namn)")
    page.get_by_label("I timmar").check()
    expect(page.get_by_label("Antal dagar")).to_be_hidden()
    page.get_by_label("Timmar", exact=True).fill("24")
    expect(page.locator("#reminder-told")).to_contain_text("Ett dygn eller mer")


def test_preview_comes_by_a_button_without_scripts(open_page, sign_in, address):
    page = open_page(javascript=False)
    sign_in(page)
    page.goto(address)

    page.locator("#id_text_sv").fill("Ta med dator.")
    page.get_by_role("button", name="Förhandsvisa").click()

    expect(page.locator("#reminder-shown")).to_contain_text("Ta med dator.")
    expect(page.locator("#id_text_sv")).to_have_value("Ta med dator.")
