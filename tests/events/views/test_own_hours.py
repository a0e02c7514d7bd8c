"""Only what was marked counts, and in true minutes."""

from datetime import UTC, datetime

import pytest

from events.states import PoolKind
from tests.events.links import page_of
from tests.factories import AttendanceFactory, EventFactory, ParticipantFactory

pytestmark = pytest.mark.django_db
EMAIL = "anna@arena.example"


def hours(client, participant):
    return client.get(page_of(participant, "own_hours")).context


def test_hours_are_true_also_over_the_night_when_clocks_are_changed(client):
    """22:00 to 04:00 by the clock, on 30–31 October 2027, is seven hours."""
    night = EventFactory(
        starts_at=datetime(2027, 10, 30, 20, tzinfo=UTC), ends_at=datetime(2027, 10, 31, 3, tzinfo=UTC)
    )
    anna = ParticipantFactory(event=night, email=EMAIL)
    AttendanceFactory(participant=anna)

    assert hours(client, anna)["total"] == "7 timmar"


def test_hours_count_what_was_marked_and_no_sign_up(client):
    past = EventFactory(past=True)
    anna = ParticipantFactory(event=past, email=EMAIL)
    AttendanceFactory(participant=anna, minutes=95, how=PoolKind.ONLINE)
    ParticipantFactory(email=EMAIL, event=EventFactory(past=True))
    AttendanceFactory(participant=ParticipantFactory(email=EMAIL, event__past=True), was_there=False)

    told = hours(client, anna)

    assert told["total"] == "1 timme 35 minuter"
    assert [row[2:4] for row in told["rows"]] == [["1 timme 35 minuter", "online"]]


def test_hours_without_any_marking_say_so(client):
    anna = ParticipantFactory(email=EMAIL)

    assert "Inget är markerat än." in client.get(page_of(anna, "own_hours")).content.decode()
