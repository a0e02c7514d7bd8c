"""Letters are found by the event and by the participant that they are about."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arena.outbox.models import OutboundLetter
from events.keys import event_scope
from events.letters.sent import letters_about, letters_at
from events.people import messaging
from events.writing import inviting, moving
from tests.events.invariants import sign_up
from tests.factories import OutboundLetterFactory, PoolFactory, RegistrationFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """With letters of every sort: to Anna about a seat, a message and a change, to Bo, and to somebody invited."""
    event = PoolFactory().event
    inviting.invite(event, ["bjuden@arena.example"], language="sv", by=StaffFactory())
    for name in ["anna", "bo"]:
        sign_up(event, name)
    words = {"subject_sv": "Hej", "text_sv": "Välkommen."}
    messaging.write(event, event.participants.all(), words, selection={}, by=None)
    moving.cancel(event, {"reason_sv": "Sjukdom.", "reason_en": ""}, by=StaffFactory())
    return event


def kinds(letters):
    return sorted(letters.values_list("kind", flat=True))


OWN = ["event_cancelled", "event_confirmation", "event_message"]


def test_every_letter_about_an_event_says_so(event):
    OutboundLetterFactory()

    assert kinds(letters_at(event)) == sorted([*OWN, *OWN, "event_invitation"])


def test_letters_about_a_participant_are_of_every_sort_and_of_nobody_else(event):
    anna = event.participants.get(name="anna")
    RegistrationFactory(pool__event__title_sv="Ett annat")

    found = letters_about([anna.pk])

    assert (kinds(found), {letter.recipient_id for letter in found}) == (OWN, {anna.user_id})


def test_letters_about_participants_are_found_in_one_statement_however_many_they_are(event):
    people = list(event.participants.values_list("pk", flat=True))

    with CaptureQueriesContext(connection) as asked:
        found = len(letters_about(people))

    assert (found, len(asked)) == (6, 1)


def test_letters_of_before_are_told_which_event_they_are_about(event):
    foreign = OutboundLetterFactory(subject_id=event.participants.first().pk)
    OutboundLetter.objects.exclude(scope="").update(scope="")
    migration = import_module("events.migrations.0016_letters_know_their_event")

    migration.tell(None, SimpleNamespace(connection=connection))

    foreign.refresh_from_db()
    assert foreign.scope == ""
    assert set(OutboundLetter.objects.exclude(pk=foreign.pk).values_list("scope", flat=True)) == {event_scope(event.pk)}
