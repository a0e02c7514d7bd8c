import re

import icalendar
import pytest

from events.models import PersonalFeed
from tests.factories import ParticipantFactory, PoolFactory, RegistrationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def make(client):
    """The path that the page shows this once."""
    page = client.post("/min-kalender/", {"move": "make"}).content.decode()
    return re.search(r"http://testserver(/min-kalender/[\w-]+\.ics)", page)[1]


def test_address_is_shown_once_and_opens_the_calendar_without_signing_in(client, person):
    pool = PoolFactory(event__title_sv="Min träff", event__hybrid=True, online=True)
    RegistrationFactory(pool=pool, participant=ParticipantFactory(event=pool.event, user=person))
    address = make(client)
    shown_again = address in client.get("/min-kalender/").content.decode()
    client.logout()

    response = client.get(address)

    [entry] = icalendar.Calendar.from_ical(response.content).events
    assert (shown_again, str(entry["SUMMARY"])) == (False, "Min träff")
    assert pool.event.online_url in entry["DESCRIPTION"]


def test_new_address_kills_the_old_one_at_once(client, person):
    first = make(client)
    second = make(client)

    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)


def test_calendar_turned_off_is_gone(client, person):
    address = make(client)

    client.post("/min-kalender/", {"move": "turn_off"})

    assert (client.get(address).status_code, PersonalFeed.objects.count()) == (404, 0)


def test_own_calendar_is_kept_by_nobody(client, person):
    response = client.get(make(client))

    kept = {name: response[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert kept == {
        "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }


def test_page_offers_to_subscribe_without_a_script(client, person):
    page = client.post("/min-kalender/", {"move": "make"}).content.decode()

    assert re.search(r'href="webcal://testserver/min-kalender/[\w-]{43}\.ics"', page)


def test_page_makes_nothing_by_being_looked_at(client, person):
    client.get("/min-kalender/?move=make")

    assert PersonalFeed.objects.count() == 0
