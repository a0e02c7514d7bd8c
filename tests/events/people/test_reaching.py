"""The host hears once a day of those whom letters do not reach, with what is left to reach them by."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from arena.celery import app
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Silence, Stream
from arena.outbox.wanting.suppressing import lift, suppress
from events.models import Participant
from events.people import correcting, reaching
from events.seats import cancelling, confirming
from events.seats.registering import Person
from events.tasks import tell_hosts
from tests.events.changes import let_leave
from tests.factories import EventFactory, PoolFactory, RegistrationFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(host=StaffFactory(email="vard@arena.example"))


def comes(event, name, **facts):
    pool = event.pools.first() or PoolFactory(event=event)
    facts = {f"participant__{key}": value for key, value in facts.items()}
    row = RegistrationFactory(pool=pool, participant__name=name, participant__email=f"{name}@arena.example", **facts)
    return row.participant


def gone(person, why=Silence.BOUNCED):
    suppress(person.email, why)


def digests():
    return list(OutboundLetter.objects.filter(kind="event_unreachable").values_list("recipient__email", "address"))


def unreachable(event):
    return set(event.participants.unreachable().values_list("name", flat=True))


def test_host_gets_one_letter_with_names_and_telephone_numbers(event, mailoutbox):
    gone(comes(event, "asa", phone="0480-123 45"))
    gone(comes(event, "bo"), Silence.OFTEN_RETURNED)
    comes(event, "cecilia")

    tell_hosts()
    tell_hosts()
    let_leave()

    (letter,) = mailoutbox
    assert (letter.to, letter.subject) == (
        ["vard@arena.example"],
        f"2 personer går inte att nå: {event.title}",
    )
    assert "- asa, 0480-123 45\n- bo, inget telefonnummer\n" in letter.body
    assert f"/evenemang/{event.slug}/deltagare/?trouble=unreachable" in letter.body
    assert "cecilia" not in letter.body


def test_more_the_same_day_waits_for_the_next_and_nothing_new_says_nothing(event):
    gone(comes(event, "asa"))
    tell_hosts()
    OutboundLetter.objects.update(state="sent", sent_at=timezone.now())
    tell_hosts()
    told = [len(digests())]

    gone(comes(event, "bo"))
    tell_hosts()
    told.append(len(digests()))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        tell_hosts()
        told.append(len(digests()))

    assert told == [1, 1, 2]


def test_day_without_news_has_no_letter(event):
    gone(comes(event, "asa"))
    tell_hosts()
    OutboundLetter.objects.update(state="sent", sent_at=timezone.now() + timedelta(seconds=1))

    with time_machine.travel(timezone.now() + timedelta(days=1)):
        tell_hosts()

    assert len(digests()) == 1


def test_without_a_host_the_mailbox_gets_it_and_without_either_nobody(event):
    event.host.is_staff = False
    event.host.save()
    nobodys = EventFactory(mailbox="")
    gone(comes(event, "asa"))
    gone(comes(nobodys, "bo"))

    tell_hosts()

    assert digests() == [(None, "arrangor@arena.example")]


def test_nothing_is_said_of_events_that_are_over_or_cancelled_or_of_whom_has_left():
    for event in [EventFactory(past=True), EventFactory(cancelled=True)]:
        gone(comes(event, "asa"))
    left = comes(EventFactory(), "bo")
    gone(left)
    cancelling.cancel(left)

    tell_hosts()

    assert digests() == []


def test_letter_is_not_sent_when_everybody_can_be_reached_again(event, mailoutbox):
    person = comes(event, "asa")
    gone(person)
    tell_hosts()

    reaching.works_again(person, by=event.host)
    let_leave()

    assert mailoutbox == []


def test_name_typed_by_a_stranger_leads_nowhere(event, mailoutbox):
    person = comes(event, "asa")
    Participant.objects.update(name="Klicka https://ond.example/ <b>nu</b>")
    gone(person)

    tell_hosts()
    let_leave()

    (letter,) = mailoutbox
    assert "https://ond.example" not in letter.body
    assert "ond.example/" not in str(letter.alternatives[0][0])


def test_corrected_address_is_another_one_and_can_be_reached(event):
    person = comes(event, "asa")
    gone(person)

    correcting.correct(person, Person("asa", "asa.ny@arena.example"))

    assert unreachable(event) == set()


def test_unsubscribed_address_can_be_reached(event):
    suppress(comes(event, "asa").email, Silence.UNSUBSCRIBED, stream=Stream.REMINDERS)

    assert unreachable(event) == set()


def test_address_that_is_confirmed_works_again(event):
    soon = timezone.now() + timedelta(minutes=20)
    pool = PoolFactory(event=event)
    person = RegistrationFactory(
        pool=pool, state="held", held_until=soon, participant__confirm_until=soon, participant__agreed_at=None
    ).participant
    gone(person)

    confirming.confirm_address(person)

    assert unreachable(event) == set()


def test_whoever_is_unreachable_at_one_event_is_so_at_all(event):
    other = EventFactory(host=UserFactory(staff=True))
    people = [comes(event, "asa"), comes(other, "asa")]

    gone(people[0])
    tell_hosts()

    assert (unreachable(event), unreachable(other), len(digests())) == ({"asa"}, {"asa"}, 2)


def test_lifted_address_can_be_reached(event):
    person = comes(event, "asa")
    gone(person)

    lift(person.email)

    assert unreachable(event) == set()


def test_clock_tells_the_hosts():
    assert app.conf.beat_schedule["tell-hosts"]["task"] == tell_hosts.name
