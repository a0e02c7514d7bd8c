"""Sensitive answers go in time, at once when nobody needs them, and leave no word behind."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from arena.celery import app
from events.models import CareNeed, Purge
from events.people import purging
from events.seats import cancelling, transferring
from events.seats.registering import Person
from events.states import Ending, EventState, SeatState
from events.tasks import forget_care_needs
from tests.factories import CareNeedFactory, EventFactory, PoolFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def ended(days, **facts):
    """An event that ended so many days ago, with one who has told what they need."""
    now = timezone.now()
    event = EventFactory(starts_at=now - timedelta(days=days, hours=3), ends_at=now - timedelta(days=days), **facts)
    return told(event)


def told(event=None, **facts):
    registration = RegistrationFactory(pool=PoolFactory(event=event or EventFactory()), **facts)
    return CareNeedFactory(participant=registration.participant)


def test_needs_are_deleted_fourteen_days_after_the_event_and_not_before():
    kept, gone = ended(13), ended(15)

    purging.purge()

    assert list(CareNeed.objects.all()) == [kept]
    assert list(Purge.objects.values_list("event", "number")) == [(gone.participant.event_id, 1)]


def test_needs_of_an_event_without_an_end_are_deleted_fourteen_days_after_its_start():
    told(EventFactory(starts_at=timezone.now() - timedelta(days=15), ends_at=None))

    assert purging.purge() == 1


def test_needs_of_a_cancelled_event_are_deleted_fourteen_days_after_that():
    then = timezone.now() - timedelta(days=15)
    told(EventFactory(state=EventState.CANCELLED, cancelled_at=then))

    assert purging.purge() == 1


def test_purge_leaves_a_number_and_no_word(caplog):
    ended(15)

    with caplog.at_level("INFO"):
        purging.purge()

    event = Purge.objects.get().event_id
    said = [record.getMessage() for record in caplog.records if record.name == "events.people.purging"]
    assert said == [f"Deleted the dietary and access needs of 1 participants of event {event}"]


def test_clock_deletes_every_night():
    ended(15)

    assert app.conf.beat_schedule["forget-care-needs"]["task"] == forget_care_needs.name
    forget_care_needs()

    assert not CareNeed.objects.exists()


def test_purge_twice_deletes_once():
    ended(15)

    assert [purging.purge(), purging.purge()] == [1, 0]
    assert Purge.objects.count() == 1


def test_purge_deletes_what_somebody_without_a_seat_told_afterwards():
    need = told()
    cancelling.cancel(need.participant)
    CareNeedFactory(participant=need.participant)

    assert purging.purge() == 1


@pytest.mark.parametrize("ending", [Ending.OWN, Ending.OBJECTED, Ending.STAFF, Ending.ERASED])
def test_needs_go_at_once_when_the_last_registration_ends(ending):
    need = told()

    cancelling.cancel(need.participant, ending=ending)

    assert not CareNeed.objects.exists()


def test_needs_stay_while_another_registration_lives():
    need = told()
    online = PoolFactory(event=need.participant.event, online=True)
    RegistrationFactory(pool=online, participant=need.participant, waiting=True)

    cancelling.cancel_one(need.participant.registrations.get(state=SeatState.CONFIRMED))

    assert CareNeed.objects.count() == 1


def test_needs_do_not_follow_the_seat_to_a_colleague():
    need = told()

    colleague = transferring.transfer(need.participant, Person("Kim Kollega", "kim@arena.example"))

    assert (CareNeed.objects.count(), hasattr(colleague, "care_need")) == (0, False)


@pytest.mark.parametrize(
    "way",
    [
        "UPDATE events_registration SET state = 'cancelled', ended_at = now(), ending = 'own'",
        "UPDATE events_registration SET state = 'lapsed', ended_at = now(), ending = 'not_confirmed'",
        "DELETE FROM events_registration",
    ],
)
def test_needs_go_whichever_way_the_registration_ends(way):
    told()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM events_seatmove")
        cursor.execute(way)

    assert not CareNeed.objects.exists()


WHERE_TEXT_IS = """
    SELECT quote_ident(table_name) FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'events_careneed'
"""


def tables_with(word):
    """Every table of the portal but their own that holds the word in any column."""
    with connection.cursor() as cursor:
        cursor.execute(WHERE_TEXT_IS)
        tables = [table for (table,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table} AS t WHERE t::text LIKE %s)", [f"%{word}%"])  # noqa: S608
            found += [table] if cursor.fetchone()[0] else []
    return found


def test_needs_stand_in_no_other_table_whatever_is_done_with_them():
    need = told()

    CareNeed.objects.update(dietary="Kikärtsgryta igen")
    cancelling.cancel(need.participant)
    ended(15)
    purging.purge()

    assert tables_with("Kikärtsgryta") == []


def test_search_for_words_in_tables_finds_what_is_there():
    told(EventFactory(title_sv="Kikärtsgryta för alla"))

    assert {"events_event", "history_entry"} <= set(tables_with("Kikärtsgryta för alla"))
