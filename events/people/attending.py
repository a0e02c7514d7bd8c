"""Who was there: marked by the staff, one by one or all at once, also those who came without signing up."""

from datetime import UTC
from typing import NamedTuple
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.keys import person_key
from events.models import Attendance, Participant
from events.seats.seating import Clock
from events.states import PoolKind


class Mark(NamedTuple):
    """What is said of one participant; `was_there` None takes back what was said before."""

    was_there: bool | None
    how: str = ""
    minutes: int | None = None


def whole(event):
    """The minutes that really passed between start and end, also where the clocks were changed; None: not known."""
    if event.ends_at is None:
        return None
    return int((event.ends_at.astimezone(UTC) - event.starts_at.astimezone(UTC)).total_seconds() // 60)


def minutes_of(participant):
    """How long the person was there: nobody who is not marked as there counts, however they signed up."""
    attendance = getattr(participant, "attendance", None)
    if attendance is None or not attendance.was_there:
        return 0
    return whole(participant.event) if attendance.minutes is None else attendance.minutes


@transaction.atomic
def mark(event, marks, *, by):
    """Write what is said of each participant, by their keys; whoever is not named stays as they were."""
    people = event.participants.select_for_update(no_key=True).order_by("pk")
    for participant in people.filter(pk__in=marks):
        _write(participant, marks[participant.pk], by)


def _write(participant, said, by):
    if said.was_there is None:
        Attendance.objects.filter(participant=participant).delete()
        return
    facts = {"was_there": said.was_there, "how": said.how, "minutes": said.minutes if said.was_there else None}
    Attendance.objects.update_or_create(participant=participant, defaults=facts | {"marked_by": by})


@transaction.atomic
def mark_rest(event, *, by):
    """Everybody who was expected and has not been marked was there; say how many they were."""
    rest = list(event.participants.expected().filter(attendance=None).with_seat_kind().select_for_update(of=["self"]))
    Attendance.objects.bulk_create(
        Attendance(participant=one, was_there=True, how=one.seat_kind or "", marked_by=by) for one in rest
    )
    return len(rest)


@transaction.atomic
def add_walk_in(event, person, *, how=PoolKind.ROOM, by):
    """Somebody who came without a seat was there. Whoever signed up with the same address is the same person."""
    key = person_key(person.email) if person.email else person_key(f"{uuid4()}@walk-in.invalid")
    known = event.participants.filter(person_key=key).select_for_update().first()
    if known and hasattr(known, "attendance"):
        raise Refused(_("%(person)s is marked already.") % {"person": known})
    participant = known or Participant.objects.create(
        event=event, person_key=key, is_walk_in=True, agreed_at=Clock(), **person.facts()
    )
    _write(participant, Mark(True, how), by)
    return participant
