"""A message to a selection: one copy each, held, stoppable, and never to whoever has left meanwhile."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events import times
from events.letters.messages import ToParticipants
from events.models import MessageCopy
from events.people import forgetting, messaging
from events.seats import cancelling
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory, StaffFactory

pytestmark = pytest.mark.django_db
WORDS = {"subject_sv": "Inför {event}", "text_sv": "Hej {name}, vi ses {when}.", "subject_en": "", "text_en": ""}


@pytest.fixture
def event():
    """Three in the room, the first of them reading English."""
    event = EventFactory(title_sv="Träffen", title_en="The meeting")
    seats = RegistrationFactory.create_batch(3, pool=PoolFactory(event=event))
    type(seats[0].participant).objects.filter(pk=seats[0].participant.pk).update(language="en", name="Åsa")
    return event


def write(event, **words):
    people = event.participants.all()
    return messaging.write(event, people, WORDS | words, selection={"state": "live"}, by=StaffFactory())


def let_time_pass():
    OutboundLetter.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    outbox.drain()


def letters():
    return OutboundLetter.objects.filter(kind="event_message")


def test_message_leaves_one_copy_each_after_five_minutes(event):
    before = timezone.now()

    message = write(event)

    assert sorted(letters().values_list("address", flat=True)) == sorted(
        event.participants.values_list("email", flat=True)
    )
    assert {row.not_before >= before + messaging.HOLD for row in letters()} == {True}
    assert (message.copies.count(), message.is_held) == (3, True)


def test_message_reaches_nobody_without_a_seat_a_place_or_a_confirmed_address(event):
    soon = timezone.now() + timedelta(minutes=9)
    ParticipantFactory(event=event)
    RegistrationFactory(pool=event.pools.get(), participant=ParticipantFactory(event=event, confirm_until=soon))

    write(event)

    assert letters().count() == 3


def test_message_to_nobody_is_refused(event):
    with pytest.raises(Refused):
        messaging.write(event, event.participants.none(), WORDS, selection={}, by=StaffFactory())


def test_message_is_no_longer_true_for_whoever_cancels_or_is_erased(event):
    write(event)
    first, second, third = event.participants.order_by("pk")

    cancelling.cancel(first)
    forgetting.forget_one(second)

    copies = MessageCopy.objects.order_by("pk")
    assert [(copy.participant, ToParticipants(copy).is_still_true()) for copy in copies] == [
        (first, False),
        (third, True),
    ]


def test_stopped_message_keeps_every_copy_that_has_not_left(event):
    message = write(event)

    stopped = messaging.stop(message)

    message.refresh_from_db()
    assert (stopped, message.is_held, set(letters().values_list("state", "reason"))) == (
        *(3, False),
        {("cancelled", "stopped")},
    )


def test_message_that_has_left_cannot_be_stopped(event):
    message = write(event)
    letters().update(state="sent", sent_at=timezone.now())

    with pytest.raises(Refused):
        messaging.stop(message)


def test_words_in_braces_are_filled_in_each_language(event):
    write(event, subject_en="About {event}", text_en="Hello, <b>{other}</b> {when}")
    english = MessageCopy.objects.get(participant__language="en")

    subject, text = outbox.preview(ToParticipants(english), "en")

    assert subject == "About The meeting"
    with override("en"):
        assert f"Hello, <b>{{other}}</b> {times.when(event)}" in text
    assert outbox.preview(ToParticipants(english), "sv").subject == "Inför Träffen"


def test_english_reader_gets_the_swedish_text_where_there_is_no_other(event):
    write(event)
    english = MessageCopy.objects.get(participant__language="en")

    assert outbox.preview(ToParticipants(english), "en").text.startswith("Hej Åsa, vi ses")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Hej på er!", "Hej på er!"),
        ("God morgon, {name}!", "God morgon, Åsa!"),
        ("Hejda er inte", "Hej Åsa,\n\nHejda er inte"),
        ("Ta med dator.", "Hej Åsa,\n\nTa med dator."),
    ],
)
def test_letter_greets_by_name_where_the_text_does_not_greet(event, text, start):
    write(event, text_sv=text)
    copy = MessageCopy.objects.get(participant__language="en")

    assert outbox.preview(ToParticipants(copy), "sv").text.startswith(start)


def test_name_cannot_bring_a_link_into_the_letter(event):
    event.participants.update(name="Vinn på https://elak.example/nu")
    write(event)

    text = outbox.preview(ToParticipants(MessageCopy.objects.first()), "sv").text

    assert "elak.example" not in text


def test_participant_has_one_copy_of_a_message(event):
    """message_copy_one_each"""
    copy = MessageCopy.objects.filter(message=write(event)).first()

    with pytest.raises(IntegrityError, match="message_copy_one_each"), transaction.atomic():
        MessageCopy.objects.create(message=copy.message, participant=copy.participant)


@pytest.mark.django_db(transaction=True)
def test_letter_is_plain_text_and_its_html_holds_no_markup_of_the_staff(event, mailoutbox):
    write(event, text_sv="<b>Fet</b> https://elak.example/")

    let_time_pass()

    html = mailoutbox[0].alternatives[0].content
    assert ("&lt;b&gt;Fet&lt;/b&gt;" in html, "elak.example/</a>" in html) == (True, False)
    assert len(mailoutbox) == 3
