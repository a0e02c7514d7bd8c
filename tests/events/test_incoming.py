"""A no from a calendar is noted and asked about; whatever else somebody sends does nothing."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from arena.outbox import incoming
from arena.outbox.models import OutboundLetter
from events.models import Event, Participant
from events.people import forgetting
from events.seats import cancelling
from events.states import SeatState
from tests.events import answers
from tests.events.changes import let_leave
from tests.events.links import page_of
from tests.factories import EventFactory, PoolFactory, RegistrationFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def asa():
    return RegistrationFactory(participant__email="asa@arena.example", participant__name="Åsa Ek").participant


def receive(raw, sender="asa@arena.example"):
    return incoming.take(incoming.opened(raw, to=["arrangor@arena.example"], sender=sender))


def says_no(participant):
    return Participant.objects.filter(pk=participant.pk).declined().exists()


def asked():
    return OutboundLetter.objects.filter(kind="event_declined_in_calendar").count()


@pytest.mark.parametrize(("program", "letters"), [(answers.outlook, 1), (answers.apple, 1), (answers.google, 0)])
def test_no_from_a_calendar_is_noted_and_cancels_nothing(asa, program, letters):
    asa.refresh_from_db()

    said = receive(program(answers.reply(asa)))

    assert (said, says_no(asa), asked()) == ("declined", True, letters)
    assert asa.registrations.get().state == SeatState.CONFIRMED


def test_participant_is_asked_with_the_way_to_cancel(asa, mailoutbox):
    asa.refresh_from_db()

    receive(answers.outlook(answers.reply(asa)))
    let_leave()

    (letter,) = mailoutbox
    assert (letter.to, letter.subject) == (
        ["asa@arena.example"],
        f"Du tackade nej i kalendern – vill du avboka? {asa.event.title}",
    )
    assert page_of(asa, "own_cancel") in letter.body


def test_own_page_asks_whoever_has_said_no_until_they_say_that_they_come(client, asa):
    asa.refresh_from_db()
    receive(answers.outlook(answers.reply(asa)))
    asks = "Du har tackat nej i din kalender"

    before = client.get(page_of(asa)).text
    after = client.post(page_of(asa, "own_still"), {"answer": "comes"}, follow=True).text

    assert (asks in before, page_of(asa, "own_cancel") in before, "Jag kommer ändå" in before) == (True, True, True)
    assert (asks in after, says_no(asa)) == (False, False)


@pytest.mark.parametrize(
    "facts", [{"state": "cancelled", "cancelled_at": Now()}, {"starts_at": Now() - DAY, "ends_at": Now() - DAY / 2}]
)
def test_own_page_of_an_event_that_is_not_to_come_asks_nothing(client, asa, facts):
    asa.refresh_from_db()
    receive(answers.outlook(answers.reply(asa)))
    Event.objects.update(**facts)

    assert "Du har tackat nej i din kalender" not in client.get(page_of(asa)).text


def test_answer_that_comes_again_asks_once(asa):
    asa.refresh_from_db()
    receive(answers.outlook(answers.reply(asa)))
    asa.refresh_from_db()
    first = asa.declined_at

    receive(answers.outlook(answers.reply(asa)))

    asa.refresh_from_db()
    assert (asa.declined_at, asked()) == (first, 1)


@pytest.mark.parametrize(("head", "sender"), [(b"Auto-Submitted: auto-replied\n", "asa@arena.example"), (b"", "")])
def test_message_of_a_program_is_noted_and_not_answered(asa, head, sender):
    asa.refresh_from_db()

    said = receive(head + answers.outlook(answers.reply(asa)), sender)

    assert (said, says_no(asa), asked()) == ("declined", True, 0)


def test_yes_takes_the_no_back_and_toggling_asks_only_once(asa):
    asa.refresh_from_db()

    told = [receive(answers.outlook(answers.reply(asa, status))) for status in ("DECLINED", "ACCEPTED") * 2]

    assert (told, says_no(asa), asked()) == (["declined", "accepted"] * 2, False, 1)


def test_answer_to_an_older_time_of_the_event_is_passed_by(asa):
    asa.refresh_from_db()

    assert (receive(answers.outlook(answers.reply(asa, sequence=-1))), says_no(asa)) == ("outdated", False)


def test_answer_from_the_address_of_the_account_is_the_participants():
    user = UserFactory(email="ny@arena.example")
    asa = RegistrationFactory(participant__user=user, participant__email="gammal@arena.example").participant
    asa.refresh_from_db()

    receive(answers.outlook(answers.reply(asa, address="NY@arena.example")))

    assert says_no(asa)


def test_answer_in_the_name_of_somebody_else_touches_only_whom_it_names(asa):
    bo = RegistrationFactory(pool=asa.registrations.get().pool, participant__email="bo@arena.example").participant
    asa.refresh_from_db()

    receive(answers.outlook(answers.reply(asa, address="bo@arena.example")), sender="asa@arena.example")

    assert (says_no(asa), says_no(bo)) == (False, True)


@pytest.mark.parametrize(
    "facts",
    [
        {"address": "nobody@arena.example"},
        {"status": "TENTATIVE"},
        {"status": "X" * 500},
        {"method": "REQUEST"},
        {"method": "CANCEL"},
        {"more": "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@arena.example\n"},
        {"more": "END:VEVENT\nBEGIN:VEVENT\nUID:x\n"},
        {"more": "SEQUENCE:många\n"},
        {"more": "DESCRIPTION:" + "å" * 100_000 + "\n"},
    ],
    ids=["stranger", "perhaps", "unheard", "request", "cancel", "two", "events", "number", "large"],
)
def test_anything_but_one_answer_of_one_who_was_asked_is_nothing(asa, facts):
    asa.refresh_from_db()

    said = receive(answers.outlook(answers.reply(asa, **facts)))

    assert (said in ("", "undecided"), says_no(asa), asked()) == (True, False, 0)


@pytest.mark.parametrize(
    "calendar",
    ["", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n", "\0\0", "BEGIN:" * 1000],
    ids=["empty", "open", "no-event", "nothing", "beginnings"],
)
def test_calendar_that_is_none_is_nothing(calendar):
    assert receive(answers.outlook(calendar)) == ""


def test_answer_to_an_event_that_is_no_more_is_nothing():
    rows = [
        RegistrationFactory(pool=PoolFactory(event=EventFactory(cancelled=True))),
        RegistrationFactory(pool=PoolFactory(event=EventFactory(past=True))),
    ]

    assert [receive(answers.outlook(answers.reply(row.participant, sequence=9))) for row in rows] == ["", ""]


def test_answer_of_whom_has_nothing_left_is_nothing(asa):
    cancelling.cancel(asa)

    assert receive(answers.outlook(answers.reply(asa, sequence=9))) == ""


def test_answer_of_somebody_erased_is_nothing(asa):
    forgetting.forget_one(asa)

    assert receive(answers.outlook(answers.reply(asa, address="asa@arena.example", sequence=9))) == ""


def test_whoever_cancels_and_signs_up_again_has_not_said_no(asa):
    asa.refresh_from_db()
    receive(answers.outlook(answers.reply(asa)))
    cancelling.cancel(asa)

    RegistrationFactory(pool=asa.event.pools.get(), participant=asa)

    assert not says_no(asa)


def test_question_is_not_sent_to_whoever_has_cancelled_meanwhile(asa, mailoutbox):
    asa.refresh_from_db()
    receive(answers.outlook(answers.reply(asa)))
    OutboundLetter.objects.exclude(kind="event_declined_in_calendar").delete()
    asa.registrations.update(state=SeatState.CANCELLED, ended_at=asa.created_at, ending="own")

    let_leave()

    assert mailoutbox == []
