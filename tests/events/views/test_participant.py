"""One participant: what has happened, what was sent, and what the staff may do."""

import pytest
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from events.models import CareNeed, SeatMove
from events.people import messaging
from events.seats import cancelling
from events.states import Ending, SeatState
from tests.factories import (
    AnswerFactory,
    EventFactory,
    PoolFactory,
    QuestionFactory,
    RegistrationFactory,
    StaffFactory,
)
from tests.factories.events import in_an_hour

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def staff(client):
    staff = StaffFactory(name="Petra")
    client.force_login(staff)
    return staff


@pytest.fixture
def pool():
    return PoolFactory(capacity=1)


@pytest.fixture
def seat(pool):
    return RegistrationFactory(pool=pool, participant__name="Åsa Ek")


def page(seat, name="participant"):
    return reverse(f"events:{name}", args=[seat.event.slug, seat.participant.key])


def press(client, seat, move, reason="Ringde."):
    return client.post(page(seat), {"move": move, "reason": reason}, follow=True)


def test_cancelling_says_who_and_why_and_gives_the_seat_to_the_next(client, seat, pool):
    waits = RegistrationFactory(pool=pool, waiting=True, participant__takes_directly=True)

    response = press(client, seat, "cancel")

    seat.refresh_from_db(), waits.refresh_from_db()
    assert (seat.state, seat.ending, seat.reason) == (SeatState.CANCELLED, Ending.STAFF, "Ringde.")
    assert waits.state == SeatState.CONFIRMED
    [told] = [move for move in response.context["moves"] if move.reason]
    assert (told.who, told.reason) == ("Petra", "Ringde.")


def test_cancelling_without_a_reason_asks_for_one(client, seat):
    response = press(client, seat, "cancel", reason="")

    seat.refresh_from_db()
    assert (seat.state, response.context["form"].errors.keys()) == (SeatState.CONFIRMED, {"reason"})


def test_one_of_several_is_cancelled(client, seat):
    online = PoolFactory(event=seat.event, online=True)
    other = RegistrationFactory(pool=online, participant=seat.participant, waiting=True)

    press(client, seat, f"cancel:{other.pk}")

    seat.refresh_from_db(), other.refresh_from_db()
    assert (seat.state, other.state) == (SeatState.CONFIRMED, SeatState.CANCELLED)


def test_seat_of_somebody_else_is_out_of_reach(client, seat, pool):
    other = RegistrationFactory(pool=pool, waiting=True)

    response = client.post(page(seat), {"move": f"move_up:{other.pk}", "reason": "Ringde."})

    other.refresh_from_db()
    assert (response.status_code, other.moved_up_at) == (400, None)


def test_moving_up_is_kept_with_its_reason(client, seat, pool):
    first, second = RegistrationFactory.create_batch(2, pool=pool, waiting=True)

    press(client, second, f"move_up:{second.pk}", "Ska tala.")

    assert list(pool.registrations.in_queue_order()) == [second, first]
    assert SeatMove.objects.filter(registration=second).last().reason == "Ska tala."


def test_free_seat_is_given_now(client):
    pool = PoolFactory(event=EventFactory(starts_at=in_an_hour(), ends_at=None), capacity=1)
    waits = RegistrationFactory(pool=pool, waiting=True)

    press(client, waits, f"give:{waits.pk}")

    waits.refresh_from_db()
    assert waits.state == SeatState.CONFIRMED


def test_refusal_is_told_as_a_message(client, seat, pool):
    waits = RegistrationFactory(pool=pool, waiting=True)

    response = press(client, waits, f"give:{waits.pk}")

    assert "Ingen plats är ledig." in response.text


@pytest.mark.parametrize(
    ("waiting", "kind"), [(False, "event_confirmation_again"), (True, "event_on_waiting_list_again")]
)
def test_letter_is_sent_again_once_a_minute(client, pool, waiting, kind):
    seat = RegistrationFactory(pool=pool, waiting=waiting)

    client.post(page(seat), {"move": "again"})
    client.post(page(seat), {"move": "again"})

    assert [letter.kind for letter in OutboundLetter.objects.all()] == [kind]


def test_page_shows_every_letter_and_how_it_fared(client, seat, staff):
    people = seat.event.participants.all()
    messaging.write(seat.event, people, {"subject_sv": "Hej", "text_sv": "Hej."}, selection={}, by=staff)
    cancelling.cancel(seat.participant)
    RegistrationFactory(pool=seat.pool)

    letters = client.get(page(seat)).context["letters"]

    assert {letter.kind for letter in letters} == {"event_message", "event_registration_cancelled"}


def test_page_shows_answers_and_no_sensitive_needs(client, seat):
    question = QuestionFactory(event=seat.event, label_sv="Vad väntar du dig?")
    AnswerFactory(question=question, participant=seat.participant, value="Samtal")
    CareNeed.objects.create(participant=seat.participant, dietary="Glutenfri")

    shown = client.get(page(seat))

    assert shown.context["answers"] == [("Vad väntar du dig?", "Samtal")]
    assert "Glutenfri" not in shown.text


def test_facts_are_corrected(client, seat):
    said = {"name": "Åsa Eklund", "email": seat.participant.email, "organisation": "Byn AB", "language": "en"}

    client.post(page(seat, "participant_correct"), said)

    seat.participant.refresh_from_db()
    assert (seat.participant.name, seat.participant.organisation, seat.participant.language) == (
        "Åsa Eklund",
        "Byn AB",
        "en",
    )


def test_address_of_somebody_else_is_refused_at_the_field(client, seat, pool):
    other = RegistrationFactory(pool=pool, waiting=True).participant

    response = client.post(page(seat, "participant_correct"), {"name": "A", "email": other.email, "language": "sv"})

    assert list(response.context["form"].errors) == ["email"]


def test_personal_number_is_refused_and_not_shown_again(client, seat):
    said = {"name": "Åsa 19811228-9874", "email": "a@arena.example", "language": "sv"}

    response = client.post(page(seat, "participant_correct"), said)

    assert (list(response.context["form"].errors), "9874" in response.text) == (["name"], False)


def test_person_is_erased_everywhere(client, seat):
    key = seat.participant.person_key
    elsewhere = RegistrationFactory(participant__person_key=key).participant

    response = client.post(page(seat), {"move": "erase"}, follow=True)

    seat.participant.refresh_from_db(), elsewhere.refresh_from_db()
    assert (seat.participant.name, elsewhere.name) == ("", "")
    assert client.get(page(seat)).status_code == 404
    assert "Personen är raderad." in response.text
