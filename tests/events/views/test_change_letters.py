"""What the letters of a change will be, before anybody has pressed the button; and that reminders follow."""

import pytest
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from events import times
from events.letters.changes import EventCancelled, EventMoved, EventReopened
from events.reminding import ruling
from events.states import EventState
from events.writing import moving, telling
from tests.events.changes import later, let_leave
from tests.events.views.test_moving import answers, page
from tests.factories import RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(staff):
    """One has a seat and one waits."""
    event = RegistrationFactory().event
    RegistrationFactory(pool=event.pools.get(), waiting=True)
    return event


def forecast(answer):
    """Number by kind, and the subjects by language."""
    found = answer.context["forecast"]
    return {str(kind): number for kind, number in found.numbers}, [
        (language, words.subject.partition(":")[0]) for language, words in found.previews
    ]


def test_move_can_be_looked_at_with_old_and_new_before_it_is_made(client, event):
    answer = client.post(page("move", event), answers(event, room="Rum 3") | {"go": "look"})

    assert forecast(answer) == ({str(EventMoved.label): 2}, [("sv", "Flyttat"), ("en", "Moved")])
    swedish = answer.context["forecast"].previews[0][1].text
    assert (f"{event.venue.name}" in swedish, f"Rum 3, {event.venue.name}" in swedish) == (True, True)
    event.refresh_from_db()
    assert (event.room, event.revision, OutboundLetter.objects.count()) == ("", 0, 0)


def test_move_that_cannot_be_read_shows_its_numbers_and_no_letters(client, event):
    answer = client.post(page("move", event), {"go": "look"})

    assert forecast(answer) == ({str(EventMoved.label): 2}, [])


def test_cancelling_can_be_looked_at_with_its_reason_before_it_is_made(client, event):
    answer = client.post(page("cancel", event), {"reason_sv": "Sjukdom", "go": "look"})

    assert forecast(answer) == ({str(EventCancelled.label): 2}, [("sv", "Inställt"), ("en", "Cancelled")])
    assert "Sjukdom" in answer.context["forecast"].previews[0][1].text
    event.refresh_from_db()
    assert (event.state, OutboundLetter.objects.count()) == (EventState.PUBLISHED, 0)


def test_cancelling_is_looked_at_with_the_time_that_the_participants_know_of(client, event):
    before = times.when(event)
    moving.move(event, later(event), by=None)
    telling.stop(event)

    answer = client.post(page("cancel", event), {"reason_sv": "Sjukdom", "go": "look"})

    assert before in answer.context["forecast"].previews[0][1].text


def test_second_move_is_looked_at_beside_the_time_that_the_participants_know_of(client, event):
    before = times.when(event)
    moving.move(event, later(event), by=None)

    answer = client.post(page("move", event), answers(event, room="Rum 3") | {"go": "look"})

    assert before in answer.context["forecast"].previews[0][1].text


def test_reopening_shows_whom_it_is_told_and_how_it_reads(client, event):
    moving.cancel(event, {"reason_sv": "Sjukdom", "reason_en": ""}, by=None)
    let_leave()

    numbers, previews = forecast(client.get(page("reopen", event)))

    assert numbers == {str(EventReopened.label): 2}
    assert [language for language, _subject in previews] == ["sv", "en"]


def test_reopening_tells_nobody_who_knows_nothing_of_the_cancelling(client, event):
    moving.cancel(event, {"reason_sv": "Sjukdom", "reason_en": ""}, by=None)

    answer = client.get(page("reopen", event))

    assert forecast(answer) == ({}, [])
    assert "Ingen behöver få veta något." in answer.text


def test_reopening_tells_of_the_move_that_the_cancelling_overtook(client, event):
    moving.move(event, later(event), by=None)
    moving.cancel(event, {"reason_sv": "Sjukdom", "reason_en": ""}, by=None)

    numbers, previews = forecast(client.get(page("reopen", event)))

    assert (numbers, [subject for _language, subject in previews]) == (
        {str(EventMoved.label): 2},
        ["Flyttat", "Moved"],
    )


def test_forecast_of_a_reopening_is_what_is_then_left(client, event):
    moving.cancel(event, {"reason_sv": "Sjukdom", "reason_en": ""}, by=None)
    let_leave()
    numbers, _previews = forecast(client.get(page("reopen", event)))

    moving.reopen(event, by=None)

    assert sum(numbers.values()) == telling.letters_of(event).count()


@pytest.mark.parametrize("name", ["move", "cancel"])
def test_page_says_what_becomes_of_the_reminders_where_there_are_any(client, event, name):
    words = {"move": "Påminnelserna planeras på nytt", "cancel": "Påminnelser som inte har gått dras tillbaka."}[name]
    without = client.get(page(name, event))
    ruling.usual(event, None)

    answer = client.get(page(name, event))

    assert (words in without.text, words in answer.text) == (False, True)


def test_page_of_the_letters_says_how_many_a_stop_or_an_undo_keeps_and_that_reminders_follow(client, event):
    ruling.usual(event, None)

    answer = client.post(page("move", event), answers(event, room="Rum 3"), follow=True)

    assert "I båda fallen stoppas 2 brev." in answer.text
    assert "Påminnelserna planeras på nytt." in answer.text
    assert reverse("events:reminders", args=[event.slug]) in answer.text
