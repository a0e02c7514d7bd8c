"""The pages where staff move, cancel and open again: what they say, refuse and keep."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.moments import on_clock
from events.states import EventState, Mode
from tests.factories import EventFactory, PoolFactory, RegistrationFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(staff):
    return RegistrationFactory().event


def page(name, event):
    return reverse(f"events:{name}", args=[event.slug])


def answers(event, **facts):
    """The form as the page shows it, with what is written otherwise."""
    moments = {}
    for name in ("starts_at", "ends_at"):
        moment = on_clock(facts.pop(name, getattr(event, name)))
        moments |= {f"{name}_0": f"{moment:%Y-%m-%d}", f"{name}_1": f"{moment:%H:%M}"}
    return (
        moments
        | {"mode": event.mode, "venue": event.venue_id or "", "room": event.room, "seen": event.revision}
        | facts
    )


def test_move_page_says_how_many_are_told(client, event):
    RegistrationFactory(pool=event.pools.get(), waiting=True)

    answer = client.get(page("move", event))

    assert "2 personer har en plats, en erbjuden plats eller en köplats" in answer.content.decode()


@pytest.mark.parametrize("name", ["move", "cancel"])
def test_page_promises_no_letters_where_nobody_has_signed_up(client, staff, name):
    answer = client.get(page(name, EventFactory()))

    assert "Ingen har anmält sig, så inget brev skickas." in answer.content.decode()


def test_room_stays_marked_on_a_page_that_its_links_leave_out(client, event):
    client.post(page("cancel", event), {"reason_sv": "Sjukdom"})

    answer = client.get(page("change", event))

    assert 'aria-current="true">Ändra</a>' in answer.content.decode()


def test_move_leads_to_the_letters_with_their_number_and_words_in_both_languages(client, event):
    answer = client.post(page("move", event), answers(event, room="Rum 3"), follow=True)

    assert answer.redirect_chain[-1][0].startswith(page("change", event))
    assert answer.context["waiting"] == 1
    assert [(language, words.subject) for language, words in answer.context["previews"]] == [
        ("sv", f"Flyttat: {event.title_sv}"),
        ("en", f"Moved: {event.title_sv}"),
    ]


def test_previews_hold_no_link_that_opens_a_participants_page(client, event):
    answer = client.post(page("move", event), answers(event, room="Rum 3"), follow=True)

    page_of_change = answer.content.decode()
    assert str(event.participants.get().key) not in page_of_change
    assert ("/anmalan/" in page_of_change, "(varje deltagares egen länk)" in page_of_change) == (False, True)


def test_undo_on_the_page_brings_the_event_back_and_no_letter_leaves(client, event):
    client.post(page("move", event), answers(event, room="Rum 3"))

    client.post(page("change", event), {"move": "undo"})

    event.refresh_from_db()
    assert (event.room, event.revision) == ("", 2)
    assert OutboundLetter.objects.get().reason == "stopped"
    assert "Det finns ingen ändring som deltagarna behöver få veta." in client.get(page("change", event)).text


def test_change_page_offers_no_undo_once_a_letter_has_left(client, event):
    client.post(page("move", event), answers(event, room="Rum 3"))
    OutboundLetter.objects.update(state="sent", sent_at=timezone.now())

    answer = client.get(page("change", event))

    assert (answer.context["can_undo"], answer.context["waiting"]) == (False, 0)


def test_stop_on_the_page_keeps_the_move_without_letters(client, event):
    client.post(page("move", event), answers(event, room="Rum 3"))

    client.post(page("change", event), {"move": "stop"})

    event.refresh_from_db()
    assert (event.room, OutboundLetter.objects.get().state) == ("Rum 3", "cancelled")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"ends_at": timezone.now()}, "ends_at"),
        ({"mode": Mode.ONLINE}, "mode"),
        ({"venue": ""}, "venue"),
        ({"starts_at_0": "2027-03-28", "starts_at_1": "02:30"}, "starts_at"),
        ({"starts_at_0": "2027-10-31", "starts_at_1": "02:30"}, "starts_at"),
        ({"seen": 7}, None),
        ({"starts_at_0": "2020-01-01"}, None),
        ({}, None),
    ],
    ids=["backwards", "no link", "no venue", "no such time", "twice", "moved since", "past", "nothing new"],
)
def test_move_that_cannot_be_is_told_at_its_question_and_changes_nothing(client, event, facts, field):
    answer = client.post(page("move", event), answers(event, **facts))

    event.refresh_from_db()
    assert (list(answer.context["form"].errors), event.revision) == ([field or "__all__"], 0)


def test_move_to_a_venue_without_accessibility_is_refused_at_the_venue(client, event):
    bare = VenueFactory(accessibility_sv="")

    answer = client.post(page("move", event), answers(event, venue=bare.pk))

    assert list(answer.context["form"].errors) == ["venue"]


def test_cancel_keeps_the_page_of_the_event_and_says_why(client, event):
    client.post(page("cancel", event), {"reason_sv": "Talaren är sjuk."})
    client.logout()

    answer = client.get(event.get_absolute_url())

    assert (answer.status_code, "Talaren är sjuk." in answer.content.decode()) == (200, True)


def test_cancel_without_a_reason_is_asked_for_one(client, event):
    answer = client.post(page("cancel", event), {"reason_sv": ""})

    event.refresh_from_db()
    assert (list(answer.context["form"].errors), event.state) == (["reason_sv"], EventState.PUBLISHED)


def test_skip_is_offered_while_nobody_has_signed_up(client, staff):
    event = PoolFactory().event

    client.post(page("cancel", event), {"move": "skip"})

    event.refresh_from_db()
    assert event.state == EventState.SKIPPED


def test_skip_with_people_signed_up_is_refused_in_words(client, event):
    answer = client.post(page("cancel", event), {"move": "skip"}, follow=True)

    event.refresh_from_db()
    assert ("1 person har anmält sig" in answer.content.decode(), event.state) == (True, EventState.PUBLISHED)


def test_reopen_shows_the_event_again(client, staff):
    event = EventFactory(cancelled=True)

    client.post(page("reopen", event))

    event.refresh_from_db()
    assert (event.state, event.revision) == (EventState.PUBLISHED, 1)


def test_move_of_a_draft_leads_back_to_its_desk(client, staff):
    event = EventFactory(draft=True)
    later = {name: getattr(event, name) + timedelta(days=1) for name in ("starts_at", "ends_at")}

    answer = client.post(page("move", event), answers(event, **later))

    assert answer.url.startswith(page("manage", event))
