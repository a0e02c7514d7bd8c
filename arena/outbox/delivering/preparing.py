"""From rows just taken to letters that may go: what rests, is not wanted or has nobody to go to stays behind."""

import logging
from itertools import groupby
from operator import attrgetter

from arena.outbox.delivering.claiming import release
from arena.outbox.delivering.gathering import within_the_day
from arena.outbox.delivering.handing_over import holds
from arena.outbox.delivering.resting import domain_of, resting
from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter, Suppression
from arena.outbox.states import Phase, Priority, Reason, Silence, State
from arena.shared.addresses import address_key

logger = logging.getLogger(__name__)


def prepared(rows):
    """Each row that is to go with its letter, in their order; the others are moved on."""
    rows = [row for row in rows if row.to or row.cancel(Reason.RECIPIENT_GONE)]
    rows = _without_unwanted(rows)
    letters = {}
    for kind, alike in groupby(sorted(rows, key=attrgetter("kind")), attrgetter("kind")):
        letters |= _letters(kind, list(alike))
    return within_the_day(without_resting([(row, letters[row.pk]) for row in rows if row.pk in letters]))


def without_resting(pairs):
    """Letters to domains that rest go back, at no cost of an attempt; what somebody waits for is tried all the same."""
    rests = resting([row.to for row, _letter in pairs if row.priority != Priority.ACCOUNT])
    untils = {row: rests[domain_of(row.to)] for row, _letter in pairs if _rests(row, rests)}
    for until in set(untils.values()):
        release([row for row in untils if untils[row] == until], not_before=until, reason=Reason.DOMAIN_RESTS)
    return [pair for pair in pairs if pair[0] not in untils]


def _rests(row, rests):
    return row.priority != Priority.ACCOUNT and domain_of(row.to) in rests


def _without_unwanted(rows):
    """Asked before the mail server hears the address, and once more by the last word."""
    whys = why_unwanted(rows)
    for row in rows:
        if row.pk in whys:
            row.suppress(whys[row.pk])
    return [row for row in rows if row.pk not in whys]


def settle(row):
    """What becomes of a letter that did not get the last word: its row says why, read anew."""
    row = OutboundLetter.objects.select_related("recipient").filter(pk=row.pk, fence=row.fence).first()
    if not row or row.state != State.CLAIMED:
        return
    whys = why_unwanted([row]) if row.to else {}
    if not row.to:
        row.cancel(Reason.RECIPIENT_GONE)
    elif whys:
        row.suppress(whys[row.pk])
    elif not holds(row) and not kinds[row.kind].is_written_anew:
        row.cancel(Reason.NO_LONGER_TRUE)
    else:  # too old, too late in its lease, or to another address or in other words now: as if it had never been taken
        release([row])


def why_unwanted(rows):
    """The reasons why some of these letters are not to go, by the keys of the rows."""
    keys = {row.pk: address_key(row.to) for row in rows if row.priority != Priority.ACCOUNT}
    standing = Suppression.objects.standing().filter(address_key__in=set(keys.values()))
    found = [(row, kept) for kept in standing for row in rows if keys.get(row.pk) == kept.address_key]
    return {row.pk: _reason(kept) for row, kept in found if kept.covers(row)}


def _reason(kept):
    return Reason.UNSUBSCRIBED if kept.why == Silence.UNSUBSCRIBED else Reason.UNREACHABLE


def _letters(kind, rows):
    """By the keys of their rows. One whose subject is gone is cancelled; one of an unknown kind waits for its code."""
    try:
        letters = OutboundLetter.letters(kind, rows)
    except Exception:
        logger.exception("Letters of the kind %s could not be made", kind)
        for row in rows:
            row.postpone(Phase.OFFERED, Reason.UNWRITABLE)
        return {}
    for row in rows:
        if row.pk not in letters:
            row.cancel(Reason.NO_LONGER_TRUE)
    return letters
