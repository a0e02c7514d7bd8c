"""The log of an event: every change by the staff, with who, when, before and after, and every move of a seat."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arena.history import acting
from events.people import attending, correcting, forgetting
from events.reminding import ruling
from events.seats import cancelling, resizing
from events.seats.registering import Person
from events.states import Ending
from events.views import log
from tests.factories import EventFactory, PoolFactory, RegistrationFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    staff = StaffFactory(name="Petra")
    client.force_login(staff)
    return staff


@pytest.fixture
def event():
    return EventFactory(title_sv="Gamla namnet")


def page(client, event, query=""):
    return client.get(reverse("events:log", args=[event.slug]) + query)


def stories(client, event):
    return page(client, event).context["stories"]


def told(story):
    return story.who, [(change.what, change.fields) for change in story.changes]


def by_petra(client, event):
    """A test is one transaction, of which each deed says when it began; so they are found by who did them."""
    return [told(story) for story in stories(client, event) if story.who == "Petra"]


def test_change_of_the_event_says_who_and_how_it_read_before_and_after(client, event, staff):
    with acting(by=staff, channel="web"):
        event.title_sv = "Nya namnet"
        event.save()

    [(who, [(what, [(_label, before, after)])])] = by_petra(client, event)
    assert (who, what, before, after) == ("Petra", "Ändrat: evenemang Nya namnet", "Gamla namnet", "Nya namnet")


def test_reminder_says_which_one_was_set_and_planned(client, event, staff):
    with acting(by=staff, channel="web"):
        ruling.usual(event, staff)

    told_of = {what for _who, changes in by_petra(client, event) for what, _fields in changes}
    assert {
        "Tillagt: påminnelse före starten, dagar 7, 09:00",
        "Tillagt: påminnelse som går före starten, dagar 7, 09:00",
        "Tillagt: påminnelse före starten, minuter 120",
        "Tillagt: påminnelse som går före starten, minuter 120",
    } <= told_of


def test_change_of_the_seats_says_so(client, event, staff):
    pool = PoolFactory(event=event, capacity=10)

    with acting(by=staff, channel="web"):
        resizing.resize(pool, 12)

    [(_who, [(_what, fields)])] = by_petra(client, event)
    assert [(before, after) for _label, before, after in fields] == [("10", "12")]


def test_move_of_a_seat_says_whose_from_what_to_what_and_why(client, event, staff):
    seat = RegistrationFactory(pool=PoolFactory(event=event), participant__name="Åsa Ek")

    with acting(by=staff, channel="web"):
        cancelling.cancel(seat.participant, ending=Ending.STAFF, reason="Ringde.")

    newest = stories(client, event)[0]
    assert (newest.who, newest.reason) == ("Petra", "Ringde.")
    assert told(newest)[1] == [("Anmälan: Åsa Ek (i lokalen)", [("Läge", "Bekräftad", "Avbokad")])]


def test_marks_of_attendance_stand_in_the_log(client, event, staff):
    seat = RegistrationFactory(pool=PoolFactory(event=event))

    with acting(by=staff, channel="web"):
        attending.mark(event, {seat.participant.pk: attending.Mark(True)}, by=staff)

    [(_who, [(what, _fields)])] = by_petra(client, event)
    assert what == "Tillagt: närvaro"


def test_correction_is_told_without_the_name_that_stood_there(client, event, staff):
    seat = RegistrationFactory(pool=PoolFactory(event=event), participant__name="Felstavad Åsa")

    with acting(by=staff, channel="web"):
        correcting.correct(seat.participant, Person("Åsa Ek", seat.participant.email))

    [(_who, [(what, fields)])] = by_petra(client, event)
    assert (what, [label for label, _before, _after in fields]) == (
        "Ändrat: deltagare Åsa Ek",
        ["Uppgifterna rättades"],
    )
    assert "Felstavad" not in page(client, event).text


def test_erased_participant_is_called_nothing(client, event, staff):
    seat = RegistrationFactory(pool=PoolFactory(event=event), participant__name="Åsa Ek")

    forgetting.forget_one(seat.participant)

    assert "Åsa Ek" not in page(client, event).text


def test_what_happens_at_another_event_stands_in_its_own_log(client, event, staff):
    RegistrationFactory(participant__name="Åsa Ek")

    assert "Åsa Ek" not in page(client, event).text


def test_older_pages_go_on_where_the_last_ended_and_repeat_nothing(client, event, staff, monkeypatch):
    monkeypatch.setattr(log, "PER_PAGE", 4)
    pool = PoolFactory(event=event, capacity=None)
    for place in range(3):
        seat = RegistrationFactory(pool=pool)
        with acting(by=staff, channel="web"):
            resizing.resize(pool, 20 + place)
        cancelling.cancel(seat.participant)

    seen, older = [], ""
    while True:
        shown = page(client, event, f"?{urlencode({'after': older})}" if older else "")
        seen += [(story.at, told(story)) for story in shown.context["stories"]]
        if not (older := shown.context["older"]):
            break

    assert [at for at, _said in seen] == sorted((at for at, _said in seen), reverse=True)
    assert len([said for _at, said in seen if "Anmälan: " in str(said)]) == 6
    assert len([said for _at, said in seen if "Ändrat: " in str(said)]) == 3


def test_address_that_says_nothing_begins_anew(client, event, staff):
    assert page(client, event, "?after=strunt*x").status_code == 200


def test_log_costs_the_same_for_few_and_for_many(client, event, staff):
    costs = []
    pool = PoolFactory(event=event, capacity=None)
    for number in (2, 8):
        RegistrationFactory.create_batch(number, pool=pool)
        page(client, event)
        with CaptureQueriesContext(connection) as asked:
            page(client, event)
        costs.append(len(asked))

    assert costs[0] == costs[1]
