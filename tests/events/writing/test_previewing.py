from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from arena.shared.errors import Refused
from events.models import Event, PreviewLink
from events.models.preview import LASTS
from events.states import EventState
from events.writing import previewing, publishing
from tests.events.ready import ready_draft
from tests.factories import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return ready_draft(
        title_sv="Sensorer i hemmet", title_en="Sensors at home", text_sv="Vi **provar**.", text_en="We *try*."
    )


@pytest.fixture
def address(event):
    return reverse("events:preview", args=[previewing.make(event, by=None)])


def test_preview_shows_both_languages_to_somebody_signed_out(client, address):
    page = client.get(address).content.decode()

    swedish, english = (
        page.index('<section class="section" lang="sv">'),
        page.index('<section class="section" lang="en">'),
    )
    assert swedish < page.index("Sensorer i hemmet", swedish) < english < page.index("Sensors at home", english)
    assert "Vi <strong>provar</strong>" in page[swedish:english]
    assert "We <em>try</em>" in page[english:]


def test_preview_is_marked_as_a_draft_and_told_to_nobody(client, address):
    response = client.get(address)

    page = response.content.decode()
    assert "<h1>Utkast</h1>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex", "no-referrer")
    assert 'rel="canonical"' not in page


@pytest.mark.parametrize(
    "place", ["/evenemang/", "/evenemang.ics", "/evenemang.atom", "/sok/?q=sensorer", "/sitemap.xml", "/"]
)
def test_preview_puts_the_draft_in_no_list_feed_or_search(client, address, event, place):
    said = client.get(place).content.decode()

    assert event.slug not in said
    assert "Sensorer i hemmet" not in said


def test_preview_opens_no_other_page_of_the_event(client, address, event):
    client.get(address)

    assert client.get(event.get_absolute_url()).status_code == 404
    assert client.get(f"/evenemang/{event.slug}.ics").status_code == 404


def test_preview_ends_with_publication(client, address, event):
    publishing.publish(event)

    assert client.get(address).status_code == 404


def test_preview_ends_whichever_way_the_event_is_published(client, address):
    Event.objects.update(state=EventState.PUBLISHED, published_at=timezone.now())

    assert client.get(address).status_code == 404


def test_preview_does_not_come_to_life_again(client, address, event):
    publishing.publish(event)
    Event.objects.update(state=EventState.DRAFT)

    assert client.get(address).status_code == 404


def test_preview_ends_after_fourteen_days(client, address):
    made = PreviewLink.objects.get()
    PreviewLink.objects.update(expires_at=timezone.now() + timedelta(seconds=5))
    just_before = client.get(address).status_code
    PreviewLink.objects.update(expires_at=timezone.now())

    assert abs(made.expires_at - made.created_at - LASTS) < timedelta(seconds=5)
    assert (LASTS, just_before, client.get(address).status_code) == (timedelta(days=14), 200, 404)


def test_preview_ends_when_it_is_taken_back(client, address, event):
    client.force_login(StaffFactory())

    client.post(
        reverse("events:preview_links", args=[event.slug]), {"go": "take_back", "link": PreviewLink.objects.get().pk}
    )

    assert client.get(address).status_code == 404


def test_preview_address_is_shown_once_and_kept_nowhere(client, event):
    client.force_login(StaffFactory())
    page = reverse("events:preview_links", args=[event.slug])

    new = client.post(page, {"go": "make"}).context["new"]

    token = new.rstrip("/").rpartition("/")[2]
    assert client.get(new).status_code == 200
    assert token not in client.get(page).content.decode()
    assert token not in str(list(PreviewLink.objects.values()))


def test_preview_of_a_published_event_is_not_made(event):
    publishing.publish(event)
    event.refresh_from_db()

    with pytest.raises(Refused):
        previewing.make(event, by=None)


def test_preview_changes_nothing(client, address):
    before = list(PreviewLink.objects.values())

    client.get(address)

    assert list(PreviewLink.objects.values()) == before
    assert client.post(address).status_code == 405
