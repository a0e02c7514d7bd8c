"""The page that the letter about a move leads to, the file for a calendar, and the answers as the staff see them."""

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Event, Notice
from events.seats import cancelling
from events.states import SeatState, StillComing
from events.writing import moving, telling
from tests.events.changes import later, let_leave
from tests.events.invariants import sign_up
from tests.events.links import page_of
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return PoolFactory(capacity=2).event


def moved(event, by=None):
    moving.move(event, later(event), by=by or StaffFactory())


def said(response):
    return response.content.decode()


def test_letter_about_a_move_asks_and_leads_to_the_page(client, event, mailoutbox):
    anna = sign_up(event, "anna")
    let_leave()
    moved(event)
    let_leave()

    text = mailoutbox[-1].body
    assert "Kan du fortfarande komma? Svara här:" in text
    assert page_of(anna, "own_still") in text
    assert "Om du inte svarar behåller du din plats eller din köplats." in text.replace("\n", " ")


def test_page_shows_old_and_new_and_opening_it_answers_nothing(client, event):
    anna = sign_up(event, "anna")
    moved(event)

    shown = said(client.get(page_of(anna, "own_still")))

    assert ("Nytt" in shown, "Förut" in shown, "Jag kan inte komma" in shown) == (True, True, True)
    assert "Kan du fortfarande komma?" in said(client.get(page_of(anna)))
    assert Notice.objects.get().answer == ""


def test_yes_is_told_and_asked_no_more(client, event):
    anna = sign_up(event, "anna")
    moved(event)

    after = said(client.post(page_of(anna, "own_still"), {"answer": "comes"}, follow=True))

    assert ("Tack för svaret" in after, "Kan du fortfarande komma?" in after) == (True, False)
    assert "Du har svarat att du kommer." in said(client.get(page_of(anna, "own_still")))


def test_no_cancels_and_can_be_taken_back(client, event):
    anna = sign_up(event, "anna")
    moved(event)

    after = said(client.post(page_of(anna, "own_still"), {"answer": "cannot"}, follow=True))
    gone = anna.registrations.get().state
    client.post(page_of(anna, "own_undo"))

    assert (gone, "Ta tillbaka min plats" in after) == (SeatState.CANCELLED, True)
    assert Notice.objects.get().answer == StillComing.COMES


def test_colleague_who_answers_yes_has_said_yes(client, event):
    anna = sign_up(event, "anna", colleagues=["bo"])
    bo = anna.colleagues.get()
    moved(event)

    client.post(page_of(bo, "own_still"), {"answer": "comes"})

    bo.refresh_from_db()
    assert (bo.agreed_at is not None, bo.notices.get().answer) == (True, StillComing.COMES)


def test_no_after_the_freeze_is_for_the_organiser_to_hear(client, event):
    anna = sign_up(event, "anna")
    moved(event)
    Event.objects.update(changes_until=timezone.now())

    refused = said(client.post(page_of(anna, "own_still"), {"answer": "cannot"}, follow=True))

    assert "Jag kan inte komma" not in refused
    assert "arrangor@arena.example" in refused
    assert anna.registrations.live().exists()


def test_page_without_a_move_has_nothing_to_answer(client, event):
    anna = sign_up(event, "anna")

    assert "Det finns inget att svara på." in said(client.get(page_of(anna, "own_still")))


def test_staff_see_the_answers_and_who_gave_them(client, event):
    staff = StaffFactory()
    anna = sign_up(event, "anna")
    sign_up(event, "bo")
    moved(event, staff)
    cancelling.cancel(anna)
    client.force_login(staff)

    desk = said(client.get(reverse("events:manage", args=[event.slug])))
    people = reverse("events:participants", args=[event.slug])
    found = {
        answer: [row[2] for row in client.get(people, {"still": answer}).context["rows"]]
        for answer in ["comes", "cannot", "silent"]
    }

    assert ("Kan inte komma: 1" in desk, "Har inte svarat: 1" in desk) == (True, True)
    assert found == {"comes": [], "cannot": ["anna"], "silent": ["bo"]}


def test_staff_are_told_of_no_answers_while_nobody_has_been_asked(client, event):
    staff = StaffFactory()
    sign_up(event, "anna")
    moved(event, staff)
    telling.stop(event)
    client.force_login(staff)

    desk = said(client.get(reverse("events:manage", args=[event.slug])))

    assert "Sedan evenemanget flyttades" not in desk


def test_staff_are_told_of_no_answers_before_a_move(client, event):
    client.force_login(StaffFactory())

    desk = said(client.get(reverse("events:manage", args=[event.slug])))

    assert "Sedan evenemanget flyttades" not in desk


def test_own_file_is_for_hand_and_names_nobody(client):
    event = EventFactory(online=True, audience="invited")
    row = RegistrationFactory(pool=PoolFactory(event=event, online=True))

    response = client.get(page_of(row.participant, "own_calendar"))

    whole = icalendar.Calendar.from_ical(response.content)
    [entry] = whole.events
    assert (whole["METHOD"], "ATTENDEE" in entry, entry["SEQUENCE"]) == ("PUBLISH", False, 1)
    assert event.online_url in entry["DESCRIPTION"]
    assert (response["X-Robots-Tag"], "no-store" in response["Cache-Control"]) == ("noindex", True)


def test_own_file_of_who_waits_is_tentative_and_of_who_has_nothing_there_is_none(client):
    waiting = RegistrationFactory(waiting=True).participant

    file = icalendar.Calendar.from_ical(client.get(page_of(waiting, "own_calendar")).content)
    nothing = client.get(page_of(ParticipantFactory(), "own_calendar"), follow=True)

    assert file.events[0]["STATUS"] == "TENTATIVE"
    assert "Du har ingen plats här och väntar inte på någon" in said(nothing)
