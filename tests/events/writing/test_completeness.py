import re
from datetime import timedelta

import pytest
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.states import EventState, Mode
from events.writing import publishing
from events.writing.completeness import missing
from tests.events.ready import invited, ready_draft
from tests.factories import EventFactory, StaffFactory, VenueFactory

pytestmark = pytest.mark.django_db

LATER = timedelta(hours=1)


def codes(event):
    return [lack.code for lack in missing(event)]


def test_missing_is_nothing_in_a_draft_that_is_ready():
    assert codes(ready_draft()) == []


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("mailbox", {"mailbox": ""}),
        ("organiser", {"organiser_name": ""}),
        ("venue", {"venue": None}),
        ("online_url", {"online_url": ""}),
        ("ends_at", {"ends_at": None}),
        ("project", {"project": None}),
        ("host", {"asks_care_needs": True, "host": None}),
        ("starts_at", {"starts_at": timezone.now() - LATER}),
        ("sign_up_until", {"sign_up_until": timezone.now() - LATER}),
    ],
)
def test_missing_item_stops_publication_and_no_letter_goes(code, facts):
    event = ready_draft(**facts)
    invited(event)

    with pytest.raises(Refused):
        publishing.publish(event)

    event.refresh_from_db()
    assert codes(event) == [code]
    assert event.state == EventState.DRAFT
    assert OutboundLetter.objects.count() == 0


def test_missing_accessibility_of_the_venue_stops_publication():
    event = ready_draft(venue=VenueFactory(accessibility_sv=""))

    with pytest.raises(Refused):
        publishing.publish(event)

    assert codes(event) == ["accessibility"]


def test_missing_place_is_asked_for_only_where_there_is_one():
    event = ready_draft(mode=Mode.ONLINE, venue=None)

    assert codes(event) == []


def test_missing_seats_are_told_of_each_kind():
    event = ready_draft()
    event.pools.all().delete()

    assert codes(event) == ["seats", "seats"]


def test_missing_seats_matter_only_where_one_signs_up_here():
    event = ready_draft(sign_up="none")
    event.pools.all().delete()

    assert codes(event) == []


def test_missing_items_each_lead_to_their_field(client):
    client.force_login(StaffFactory())
    past = timezone.now() - LATER
    bare = EventFactory(
        draft=True, mode=Mode.HYBRID, venue=None, mailbox="", ends_at=None, starts_at=past, asks_care_needs=True
    )
    event = ready_draft(venue=VenueFactory(accessibility_sv=""), sign_up_until=past)
    lacks = [*missing(bare), *missing(event)]

    without = [lack.code for lack in lacks if not _has_field(client, lack.address)]

    assert len(lacks) == 12
    assert without == []


def _has_field(client, address):
    page, _sign, field = address.partition("#")
    response = client.get(page)
    return response.status_code == 200 and (not field or re.search(f'id="{field}"', response.content.decode()))


def test_missing_items_are_listed_with_links_on_the_page_for_publishing(client):
    client.force_login(StaffFactory())
    event = ready_draft(mailbox="", ends_at=None)

    response = client.post(f"/evenemang/{event.slug}/publicera/", {"go": "publish"})

    page = response.content.decode()
    assert [lack.code for lack in response.context["lacks"]] == ["ends_at", "mailbox"]
    assert all(f'href="{lack.address}"' in page for lack in response.context["lacks"])
