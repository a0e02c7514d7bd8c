"""Whoever is erased is written to no more: the letters lose them, and their no stays a no."""

import pytest

from actors import erasing
from arena import outbox
from arena.history.persons import rooms
from arena.outbox.models import DayPlace, OutboundLetter, Suppression
from arena.outbox.persons import section_of_choices
from arena.outbox.states import Reason, State, Stream
from arena.outbox.wanting import preferring
from arena.shared.addresses import address_key
from events.people import forgetting
from tests.factories import EventFactory, OutboundLetterFactory, ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "asa.ek@arena.example"


def test_erased_person_leaves_the_hash_of_a_no_and_nothing_that_leads_to_it():
    person = UserFactory(email=ADDRESS)
    preferring.stop(OutboundLetterFactory(recipient=person, stream=Stream.NEWS))

    erasing.erase(person, by=person)

    assert preferring.ended(ADDRESS) == {(Stream.NEWS, "")}
    assert list(Suppression.objects.values_list("letter", flat=True)) == [None]


def test_forgotten_participant_leaves_no_gathered_letter_that_could_go(settings):
    settings.LETTERS_PER_DAY = 0
    participant = ParticipantFactory(email=ADDRESS, user=None)
    facts = {"recipient": None, "address": ADDRESS, "stream": Stream.REMINDERS}
    OutboundLetterFactory(
        kind="event_link_renewed", subject_id=participant.pk, scope=f"event:{participant.event_id}", **facts
    )
    outbox.drain()

    forgetting.forget([participant.person_key])

    told = OutboundLetter.objects.values_list("kind", "state", "reason", "address").order_by("kind")
    assert list(told) == [
        ("event_link_renewed", State.CANCELLED, Reason.IN_DIGEST, ""),
        ("outbox.digest", State.CANCELLED, Reason.RECIPIENT_GONE, ""),
    ]
    assert DayPlace.objects.count() == 0


def test_own_data_tell_what_somebody_has_ended_and_taken_up_again():
    event = EventFactory(title_sv="Larmdagen")
    person = UserFactory(email=ADDRESS)
    preferring.choose(ADDRESS, {(Stream.REMINDERS, f"event:{event.pk}"): False, (Stream.NEWS, ""): False})
    preferring.choose(ADDRESS, {(Stream.NEWS, ""): True})

    sections = {section.code: section.plain for room in rooms() for section in room.tell(person)}

    told = [(row["stream"], row["about"], row["lifted"] is None) for row in sections["letters_ended"]]
    assert told == [("påminnelser", "Larmdagen", True), ("inbjudningar och nyheter", "", False)]
    assert section_of_choices([address_key("bo@arena.example")]).rows == []
