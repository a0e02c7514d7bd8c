"""At most so many reminders and invitations to one address in a day; what would be more is gathered into one letter.

What somebody waits for, and what is about their own matters, is not counted and always goes by itself.
"""

import logging
import uuid
from collections import Counter, defaultdict
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F
from django.db.models.functions import Greatest, Least, Now, TruncDate

from arena.outbox.delivering.digests import DigestLetter
from arena.outbox.models import DayPlace, OutboundLetter
from arena.outbox.states import Priority, State, Stream
from arena.shared.addresses import address_key

logger = logging.getLogger(__name__)

WAITS = timedelta(hours=1)  # for more to be gathered
IN_TIME = timedelta(minutes=15)  # before what is gathered is of no more use
COUNTED = [State.CLAIMED, State.SENDING, State.SENT, State.UNKNOWN, State.UNKNOWN_FINAL]
PLACES_KEPT = timedelta(days=2)
TODAY = TruncDate(Now())  # by the clock of the database, in the zone of the portal


def within_the_day(pairs):
    """Of rows and their letters those that may go by themselves; the others are gathered, and leave within the hour."""
    by_key = defaultdict(list)
    for row, letter in pairs:
        if letter.kind == DigestLetter.kind:
            letter.leave_out_what_is_over()
        elif _is_counted(row):
            by_key[address_key(row.to)].append((row, letter))
    gathered = _take_places(by_key) if by_key else set()
    return [(row, letter) for row, letter in pairs if row.pk not in gathered]


def forget_past_days():
    DayPlace.objects.filter(day__lt=TODAY - PLACES_KEPT).delete()


def _is_counted(row):
    return row.stream in Stream.can_be_ended() and row.priority != Priority.ACCOUNT


@transaction.atomic
def _take_places(by_key):
    """One worker at a time decides for an address. Gives the keys of the rows that there was no place for."""
    _lock(sorted(by_key))
    rows = [row.pk for pairs in by_key.values() for row, _letter in pairs]
    taken = _taken_today(by_key, rows)
    chosen, gathered = [], set()
    for key, pairs in by_key.items():
        free = settings.LETTERS_PER_DAY - taken[key]
        goes, beyond = _shared_out(pairs, free)
        chosen += [DayPlace(letter=row, address_key=key, day=TODAY) for row in goes]
        gathered |= _gather(beyond, key)
    DayPlace.objects.filter(letter__in=rows).delete()  # from an earlier day, or an earlier try
    DayPlace.objects.bulk_create(chosen)
    return gathered


def _lock(keys):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(%s::text[]) WITH ORDINALITY AS k(key)",
            [keys],
        )


def _taken_today(keys, rows):
    places = DayPlace.objects.filter(address_key__in=list(keys), day=TODAY, letter__state__in=COUNTED)
    places = places.exclude(letter__in=rows).exclude(letter__kind=DigestLetter.kind)
    return Counter(dict(places.values_list("address_key").annotate(Count("pk"))))


def _shared_out(pairs, free):
    """Those that get a place and those that do not. What is no longer true needs neither: it ends at its turn."""
    if len(pairs) <= free:
        return [row for row, _letter in pairs], []
    true = [row for row, letter in pairs if _is_true(letter)]
    free = max(free, 0)
    return true[:free], true[free:]


def _is_true(letter):
    try:
        return letter.is_still_true()
    except Exception:  # the same fault comes at its turn, and is written down there
        logger.debug("A letter of the kind %s could not be asked", letter.kind)
        return False


def _gather(rows, key):
    """Into the letters that wait to leave for the address: one for each stream. Gives the keys of those gathered."""
    gathered = set()
    for row in rows:
        digest = _waiting_digest(row, key) or _new_digest(row, key)
        if row.join(digest):
            gathered.add(row.pk)
    return gathered


def _waiting_digest(row, key):
    """Locked, so that it does not leave without the row; brought forward where the row cannot wait so long."""
    waiting = OutboundLetter.objects.filter(kind=DigestLetter.kind, state=State.READY, stream=row.stream)
    waiting = waiting.filter(fence=0)  # one that has been tried may have gone already
    digest = waiting.filter(place__address_key=key).select_for_update(of=["self"], skip_locked=True).first()
    if digest:
        leaves, ends = Least(F("not_before"), _leaves(row)), Greatest(F("expires_at"), row.expires_at)
        OutboundLetter.objects.filter(pk=digest.pk).update(not_before=leaves, expires_at=ends)
    return digest


def _new_digest(row, key):
    pk = uuid.uuid4()
    digest = OutboundLetter.objects.create(
        pk=pk,
        message_id=f"<{pk.hex}@{settings.MAIL_DOMAIN}>",
        kind=DigestLetter.kind,
        key=f"{DigestLetter.kind}:{pk}",
        subject_id=str(pk),
        language=row.language,
        recipient=row.recipient,
        address=row.address,
        priority=DigestLetter.priority,
        stream=row.stream,
        state=State.READY,
        not_before=_leaves(row),
        expires_at=row.expires_at,
    )
    DayPlace.objects.create(letter=digest, address_key=key, day=TODAY)
    return digest


def _leaves(row):
    return Least(Now() + WAITS, row.expires_at - IN_TIME)
