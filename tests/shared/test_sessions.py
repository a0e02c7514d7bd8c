from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arena.shared.sessions import AGE_LIMIT, IDLE_LIMIT, STAFF_AGE_LIMIT
from tests.factories import StaffFactory, UserFactory

pytestmark = pytest.mark.django_db

PAGE = "account_settings"


def visit(client, *, after):
    """Open a page that needs a session, so many seconds from now; whether the person was still signed in."""
    with time_machine.travel(timedelta(seconds=after)):
        return client.get(reverse(PAGE)).status_code == 200


def stay_active(client, *, until):
    return [visit(client, after=seconds) for seconds in range(0, until, IDLE_LIMIT - 60)]


def test_session_without_a_page_for_an_hour_ends(client):
    client.force_login(UserFactory())

    assert visit(client, after=0)
    assert visit(client, after=IDLE_LIMIT - 60)
    assert visit(client, after=2 * IDLE_LIMIT - 180)
    assert not visit(client, after=3 * IDLE_LIMIT)


def test_session_ends_after_twelve_hours_whatever_is_done(client):
    client.force_login(UserFactory())

    assert all(stay_active(client, until=AGE_LIMIT))
    assert not visit(client, after=AGE_LIMIT + 60)


def test_session_of_staff_ends_after_eight_hours(client):
    client.force_login(StaffFactory())

    assert all(stay_active(client, until=STAFF_AGE_LIMIT))
    assert not visit(client, after=STAFF_AGE_LIMIT + 60)


def test_person_signed_out_by_the_clock_is_told_and_led_back(client):
    client.force_login(UserFactory())
    visit(client, after=0)

    with time_machine.travel(timedelta(seconds=IDLE_LIMIT + 60)):
        response = client.get(reverse(PAGE), follow=True)

    assert response.redirect_chain == [(f"{reverse('account_login')}?next={reverse(PAGE)}", 302)]
    assert "Du har loggats ut eftersom det gått en stund." in response.text


def test_closed_account_is_out_at_the_next_page(client):
    user = UserFactory()
    client.force_login(user)
    visit(client, after=0)

    type(user).objects.update(is_active=False)

    assert not visit(client, after=1)


def test_reading_pages_does_not_write_a_session_row_each_time(client):
    client.force_login(UserFactory())
    visit(client, after=0)

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(PAGE))

    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}
