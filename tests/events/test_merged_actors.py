"""What an actor organised and whom it sent, after it turned out to be another one."""

import pytest

from actors import merging
from tests.factories import ActorFactory, EventFactory, ParticipantFactory, StaffFactory

pytestmark = pytest.mark.django_db


def test_events_speakers_and_participants_go_along_when_actors_are_merged():
    merged, into, staff = ActorFactory(), ActorFactory(), StaffFactory()
    event = EventFactory(organiser=merged)
    speaker = event.speakers.create(function_sv="Utvecklare", actor=merged)
    participant = ParticipantFactory(event=event, actor=merged)
    _going, mark = merging.rehearse(merged, into, by=staff)

    merging.merge(merged, into, by=staff, reason="Samma organisation.", seen=mark)

    for row in (event, speaker, participant):
        row.refresh_from_db()
    assert {event.organiser, speaker.actor, participant.actor} == {into}
