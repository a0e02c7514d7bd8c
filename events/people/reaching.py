"""Whom letters do not reach: the host is told, and whoever knows that an address works again says so."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from arena import outbox
from arena.outbox.wanting.suppressing import lift
from events.letters.sent import letters_at
from events.letters.unreachable import Unreachable
from events.models import Event, Participant
from events.states import EventState

GATHERING = timedelta(minutes=10)  # letters that went out together come back together


def tell_hosts():
    """Leave each host one letter a day, when somebody has become unreachable whom no letter has told of yet."""
    people = Participant.objects.live().not_over().unreachable().filter(event__state=EventState.PUBLISHED)
    for event in Event.objects.filter(pk__in=people.values("event")).select_related("host").order_by("pk"):
        _tell(event)


def works_again(participant, *, by):
    """Letters go to the address again, those of every event and everything else too."""
    return lift(participant.email, by=by)


@transaction.atomic
def _tell(event):
    letter = Unreachable(event)
    if letter.recipient() and _has_news(event):
        outbox.leave(letter, hold=GATHERING)


def _has_news(event):
    """A letter names everybody who is unreachable when it is written, so one that still waits has the news already."""
    last = letters_at(event).filter(kind=Unreachable.kind).order_by("-created_at").first()
    if last is None:
        return True
    told = last.sent_at or last.not_before
    is_new = Q(unreachable_since__gt=told) | Q(created_at__gt=told) | Q(corrected_at__gt=told)
    return event.participants.live().unreachable().with_trouble().filter(is_new).exists()
