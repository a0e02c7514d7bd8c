"""The files of an event: the rows that the list shows, its numbers, and nothing sensitive in either."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arena.history.models import Entry
from arena.shared.sheets import read
from events.models import CareNeed
from events.people import attending
from events.states import Sector
from tests.factories import EventFactory, PoolFactory, RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]


@pytest.fixture
def event():
    event = EventFactory(past=True, asks_care_needs=True)
    pool = PoolFactory(event=event, capacity=4)
    said = {"name": "=Åsa", "phone": "070-123", "organisation": "Byn", "sector": Sector.REGION}
    seat = RegistrationFactory(pool=pool, **{f"participant__{name}": value for name, value in said.items()})
    CareNeed.objects.create(participant=seat.participant, dietary="Glutenfri", access="Hörslinga")
    RegistrationFactory(pool=pool, waiting=True)
    attending.mark(event, {seat.participant.pk: attending.Mark(True, "room", 50)}, by=None)
    return event


def content(client, event, name="participants_file", form="csv", query=""):
    return client.get(reverse(f"events:{name}", kwargs={"slug": event.slug, "form": form}) + query).getvalue()


def rows(client, event, *how, **more):
    return [cells for _number, cells in read(content(client, event, *how, **more))]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_file_holds_the_rows_of_the_list(client, event, form):
    head, _waits, comes = rows(client, event, form=form)

    told = dict(zip(head, comes, strict=True))
    assert (told["Namn"], told["Organisation"], told["Sektor"], told["Minuter"]) == ("=Åsa", "Byn", "region", "50")
    assert told["Närvaro"] == "var där"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_file_holds_what_each_answered_in_words(client, event, form):
    comes = event.participants.get(name="=Åsa")
    bus = event.questions.create(kind="choice", label_sv="Kommer du med buss?", options_sv=["Ja", "Nej"], place=1)
    stop = event.questions.create(kind="text", label_sv="Var stiger du på?", place=2)
    comes.answers.create(question=bus, value=1)
    comes.answers.create(question=stop, value="=Torget")

    head, waits, comes = rows(client, event, form=form)

    assert head[-2:] == ["Kommer du med buss?", "Var stiger du på?"]
    assert (comes[-2:], "Nej" in waits) == (["Nej", "=Torget"], False)


def test_file_asks_no_more_of_the_database_for_more_answers(client, event):
    question = event.questions.create(kind="number", label_sv="Hur många?")
    for person in event.participants.all():
        person.answers.create(question=question, value=3)

    with CaptureQueriesContext(connection) as asked:
        content(client, event)

    assert len([one for one in asked if 'FROM "events_answer"' in one["sql"]]) == 1


def test_file_follows_the_questions_of_the_list(client, event):
    assert len(rows(client, event, query="?state=waiting")) == 2


def test_name_that_a_spreadsheet_would_compute_is_guarded(client, event):
    assert ";=" not in content(client, event).decode()
    assert "'=Åsa" in content(client, event).decode()


@pytest.mark.parametrize("name", ["participants_file", "numbers_file"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_file_holds_dietary_or_access_needs(client, event, name, form):
    said = " ".join(cell for row in rows(client, event, name, form) for cell in row)

    assert ("Glutenfri" in said, "Hörslinga" in said) == (False, False)


def test_numbers_hold_how_many_have_needs(client, event):
    told = {(about, what): number for about, what, number in rows(client, event, "numbers_file")[1:]}

    assert (told["Behov", "Kostbehov"], told["Behov", "Tillgänglighetsbehov"]) == ("1", "1")


def test_numbers_hold_the_sums_of_seats_and_attendance(client, event):
    told = {(about, what): number for about, what, number in rows(client, event, "numbers_file")[1:]}

    pool = {what: number for (about, what), number in told.items() if about == "I lokalen"}
    assert list(pool.values()) == ["4", "1", "0", "0", "3", "1"]
    assert (told["Närvaro", "Där"], told["Sektor", "Region"]) == ("1", "1")


def test_numbers_leave_needs_out_where_nobody_was_asked(client):
    event = PoolFactory().event

    assert [row for row in rows(client, event, "numbers_file") if row[0] == "Behov"] == []


def test_taking_the_list_out_stands_in_the_history_without_names(client, event, staff):
    content(client, event, query="?q=%C3%85sa&state=coming")

    entry = Entry.objects.get(act="exported")
    assert (entry.kind, entry.after, entry.context.user_id) == (
        *("participants", {"rows": 1, "query": {"state": "coming"}}),
        staff.pk,
    )
    assert entry.about == [f"events_event:{event.pk}"]
