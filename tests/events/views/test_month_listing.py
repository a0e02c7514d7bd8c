"""A month of events: each on its days by the county's clock."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


def marks(client, address):
    weeks = client.get(address).context["listing"].weeks
    return {day.number: [mark.title for mark in day.marks] for week in weeks for day in week if day and day.marks}


@time_machine.travel(datetime(2027, 10, 15, tzinfo=UTC))
def test_month_shows_each_event_on_its_days_by_the_county_s_clock(client):
    moments = {
        "Natt": (datetime(2027, 10, 30, 22, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)),
        "Mässa": (datetime(2027, 9, 30, 8, tzinfo=UTC), datetime(2027, 10, 2, 14, tzinfo=UTC)),
        "November": (datetime(2027, 10, 31, 23, tzinfo=UTC), datetime(2027, 11, 1, 1, tzinfo=UTC)),
        "Kväll": (datetime(2027, 10, 4, 16, tzinfo=UTC), datetime(2027, 10, 4, 22, tzinfo=UTC)),
    }
    for title, (starts_at, ends_at) in moments.items():
        EventFactory(title_sv=title, starts_at=starts_at, ends_at=ends_at)

    assert marks(client, "/evenemang/manad/") == {1: ["Mässa"], 2: ["Mässa"], 4: ["Kväll"], 31: ["Natt"]}
    assert marks(client, "/evenemang/manad/?month=2027-11") == {1: ["November"]}


@time_machine.travel(datetime(2027, 3, 28, 10, tzinfo=UTC))
def test_month_marks_today_and_leads_to_its_neighbours_with_the_choices(client):
    page = client.get("/evenemang/manad/?typ=seminar").content.decode()

    assert 'aria-current="date"><p><span class="number" aria-hidden="true">28</span>' in page
    for month in ["2027-02", "2027-04"]:
        assert f'href="/evenemang/manad/?typ=seminar&amp;month={month}"' in page


def test_month_shows_what_is_known_by_its_month_below(client):
    EventFactory(
        title_sv="Mötet", starts_at=datetime(2018, 5, 1, tzinfo=UTC), ends_at=None, precision="month", source="R"
    )

    listing = client.get("/evenemang/manad/?month=2018-05").context["listing"]

    assert ([mark.title for mark in listing.without_day], marks(client, "/evenemang/manad/?month=2018-05")) == (
        ["Mötet"],
        {},
    )
