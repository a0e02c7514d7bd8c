"""What the staff set right about a participant; the history says that it was done, and not what it was."""

from functools import partial

import pytest

from arena.history import acting
from arena.history.models import Entry
from arena.shared.errors import Refused
from events.keys import OWN, link_token, opens, person_key
from events.people import correcting, forgetting
from events.seats.registering import Person
from tests.factories import ActorFactory, ParticipantFactory, StaffFactory, TermFactory
from tests.racing import faults_at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def participant():
    return ParticipantFactory(name="Asa Ek", email="asa@arena.example", organisation="Byn")


def test_correction_writes_name_and_organisation_and_keeps_the_links(participant):
    token, actor = link_token(participant, OWN), ActorFactory(actor_type=TermFactory(code="AKT03"))

    row = correcting.correct(participant, Person("Åsa Ek", "asa@arena.example", actor=actor))

    assert (row.name, row.actor, row.organisation, row.sector) == ("Åsa Ek", actor, "", "region")
    assert opens(row, OWN, token)


def test_correction_of_the_address_kills_the_old_links(participant):
    token = link_token(participant, OWN)

    row = correcting.correct(participant, Person("Asa Ek", "asa.ek@arena.example"))

    assert (row.email, row.person_key) == ("asa.ek@arena.example", person_key("asa.ek@arena.example"))
    assert not opens(row, OWN, token)


def test_correction_to_the_address_of_another_is_refused(participant):
    ParticipantFactory(event=participant.event, email="bo@arena.example")

    with pytest.raises(Refused):
        correcting.correct(participant, Person("Asa Ek", "bo@arena.example"))


@pytest.mark.django_db(transaction=True)
def test_correction_of_two_to_the_same_address_at_once_is_had_by_one(participant):
    other = ParticipantFactory(event=participant.event)

    faults = faults_at_once(
        *(partial(correcting.correct, one, Person("Asa Ek", "asa.ek@arena.example")) for one in (participant, other))
    )

    assert sorted(map(type, faults), key=str) == [type(None), Refused]


def test_correction_of_an_erased_participant_is_refused(participant):
    forgetting.forget_one(participant)

    with pytest.raises(Refused):
        correcting.correct(participant, Person("Asa Ek", "asa@arena.example"))


def test_correction_stands_in_the_history_without_name_and_address(participant):
    staff = StaffFactory()

    with acting(by=staff, channel="web"):
        correcting.correct(participant, Person("Åsa Ek", "ny@arena.example"))

    entry = Entry.objects.get(kind="events_participant", act="changed")
    assert (set(entry.after), entry.context.user_id) == ({"corrected_at"}, staff.pk)
