"""Whom the link of a letter lets in, whoever they are and signed in or not."""

from datetime import timedelta

from django.utils import timezone

from events.keys import CONFIRM, OWN, link_token
from events.states import SeatState
from tests.factories import AttendanceFactory, ParticipantFactory, PoolFactory, RegistrationFactory


def _link(participant, purpose=OWN):
    return {"key": participant.key, "token": link_token(participant, purpose)}


def _seat(**facts):
    return RegistrationFactory(pool=PoolFactory(), **facts)


def with_seat(_team):
    return _link(_seat().participant), {}


def with_offer(_team):
    row = _seat(waiting=True)
    until = timezone.now() + timedelta(hours=3)
    type(row).objects.filter(pk=row.pk).update(state=SeatState.OFFERED, held_until=until)
    return _link(row.participant), {"registration": row.pk}


def unconfirmed(_team):
    until = timezone.now() + timedelta(minutes=20)
    row = _seat(state=SeatState.HELD, held_until=until, participant__confirm_until=until, participant__agreed_at=None)
    return _link(row.participant, CONFIRM), {}


def signed_up_by_colleague(_team):
    row = _seat(participant__agreed_at=None)
    colleague = ParticipantFactory(event=row.event)
    type(colleague).objects.filter(pk=row.participant_id).update(registered_by=colleague)
    return _link(row.participant), {}


def who_was_there(_team):
    return _link(AttendanceFactory(participant=_seat().participant).participant), {}


BY_LINK = {with_seat, with_offer, unconfirmed, signed_up_by_colleague, who_was_there}
