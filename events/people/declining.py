"""A no from somebody's calendar is proposed, not done: the seat stands until they say so on their own page."""

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from arena import outbox
from events.keys import person_key
from events.letters.declined import DeclinedInCalendar
from events.models import Participant
from events.states import EventState


@transaction.atomic
def decline(person, *, asks):
    """Note the no for the staff and, where the answer came from a person, ask them whether they meant it.

    Said again it changes nothing, and one is asked once about what one has at one time of the event.
    """
    if not Participant.objects.filter(pk=person.pk).declined().exists():
        Participant.objects.filter(pk=person.pk).update(declined_at=Now())
    if asks:
        outbox.leave(DeclinedInCalendar(person), language=person.language)


def accept(person):
    """Somebody has changed their mind, or told the staff that the calendar was wrong."""
    Participant.objects.filter(pk=person.pk, declined_at__isnull=False).update(declined_at=None)


def one_at(uid, address):
    """Whom the event has asked at this address; None where nobody there has, or waits for, a seat that is to come.

    The calendar was sent to the address of the account, where there is one.
    """
    theirs = Q(person_key=person_key(address)) | Q(user__email__iexact=address)
    people = Participant.objects.live().not_over().filter(theirs, event__uid=uid, event__state=EventState.PUBLISHED)
    return people.select_related("event", "user").order_by("pk").first()
