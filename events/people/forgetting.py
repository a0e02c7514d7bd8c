"""A person wants to be forgotten at every event: their seats go to the next, and what they said goes for good.

What stays is that somebody, of a sector, an organisation and a municipality, was there: the numbers of an event, and
nobody's name. The row keeps its key alone, so that a restored backup can be made to forget it again.
"""

from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now

from arena.outbox.forgetting import forget_recipients
from arena.outbox.models import DemoLetter, OutboundLetter
from events.letters.sent import letters_about
from events.models import (
    Answer,
    CareNeed,
    Consent,
    Event,
    Invitation,
    MessageCopy,
    Notice,
    Participant,
    Registration,
    Reminder,
)
from events.seats import seating
from events.states import Ending, SeatState

UNCONFIRMED_KEPT = timedelta(days=1)
REMEMBERED = "erased-participants.txt"  # keys of rows, outside the database
OWN = [Answer, CareNeed, Consent, MessageCopy, Notice, Reminder]


@transaction.atomic
def forget(keys):
    """Forget whoever has one of these keys; a second time finds nobody."""
    known = Participant.objects.filter(person_key__in=keys, erased_at=None)
    _forget(known)
    Invitation.objects.filter(person_key__in=keys).delete()


@transaction.atomic
def forget_one(participant):
    """Forget one participation alone: what a colleague wrote of somebody who did not want it."""
    _forget(Participant.objects.filter(pk=participant.pk, erased_at=None))


@transaction.atomic
def forget_unconfirmed():
    """Forget those whose address nobody confirmed, a day later; gives how many they were."""
    gone = Participant.objects.never_confirmed().filter(created_at__lt=Now() - UNCONFIRMED_KEPT)
    number = gone.count()
    _forget(gone)
    return number


@transaction.atomic
def replay():
    """Forget again whom a restored backup has brought back; gives how many they were."""
    back = Participant.objects.filter(key__in=_remembered(), erased_at=None)
    number = back.count()
    Invitation.objects.filter(person_key__in=list(back.values_list("person_key", flat=True))).delete()
    _forget(back)
    return number


def _forget(people):
    found = list(people.values_list("pk", "key", "email"))
    rows = [pk for pk, *_rest in found]
    for event in Event.objects.filter(participants__in=rows).distinct().order_by("pk"):
        _leave(event, rows)
    list(Participant.objects.filter(pk__in=rows).order_by("pk").select_for_update())  # nobody writes more of them
    _forget_letters(rows, {email for *_rest, email in found if email})
    for model in OWN:
        model.objects.filter(participant__in=rows).delete()
    Registration.objects.filter(participant__in=rows).exclude(reason="").update(reason="")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pseudonymise_participants(%s)", [rows])
    transaction.on_commit(lambda: _remember([key for _pk, key, *_rest in found]))


def _leave(event, rows):
    """What they had goes to the next in the same moment, and no letter tells of it: there is nobody to write to."""
    seats = seating.lock(event)
    live = Registration.objects.live().filter(participant__in=rows, event=event).order_by("pk")
    seating.end(seats, live, SeatState.CANCELLED, Ending.ERASED)
    seating.promote(seats)


def _forget_letters(rows, addresses):
    """What waits is not sent; what was sent loses its recipient."""
    addressed = OutboundLetter.objects.filter(kind__startswith="event_", address__in=addresses)
    forget_recipients({row.pk for row in [*letters_about(rows).only("pk"), *addressed.only("pk")]})
    for address in addresses:
        DemoLetter.objects.filter(recipient__iexact=address).delete()


def _remember(keys):
    settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
    with open(settings.STATE_DIR / REMEMBERED, "a") as file:
        file.writelines(f"{key}\n" for key in keys)


def _remembered():
    place = settings.STATE_DIR / REMEMBERED
    return set(place.read_text().split()) if place.exists() else set()
