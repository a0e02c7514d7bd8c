"""Sending what is due, one letter at a time: claim, offer, ask once more, say so, hand over, write down the answer."""

import logging
import time

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from arena.outbox import transports
from arena.outbox.models import Heartbeat, OutboundLetter
from arena.outbox.states import Phase, Reason, State
from arena.outbox.writing import write

logger = logging.getLogger(__name__)


def drain(*, seconds=50):
    """Send what is due, starting no new letter after so many seconds; say how many were taken on."""
    latest = time.monotonic() + seconds
    transport = transports.chosen()
    taken = 0
    try:
        while time.monotonic() < latest and (row := claim(transport)):
            deliver(row, transport)
            taken += 1
    finally:
        transport.close()
    Heartbeat.beat()
    return taken


@transaction.atomic(durable=True)
def claim(transport):
    """Take the next letter for as long as the lease lasts; another worker's letters are passed by."""
    due = OutboundLetter.objects.due().select_for_update(skip_locked=True)
    row = due.first()
    if row:
        facts = {"state": State.CLAIMED, "fence": F("fence") + 1, "lease_until": Now() + transport.lease}
        OutboundLetter.objects.filter(pk=row.pk).update(**facts)
        row.refresh_from_db()
    return row


def deliver(row, transport):
    """Bring one claimed letter to its next state."""
    message = _prepared(row)
    if not message:
        return
    phase = Phase.OFFERED
    try:
        transport.offer(message)
        if not _has_last_word(row, transport):
            transport.take_back()
            return
        phase = Phase.HANDED_OVER
        row.accepted(transport.hand_over(message))
    except transports.Postponed as fault:
        row.postpone(phase, fault.reason, fault.code)
    except transports.Rejected as fault:
        row.fail(phase, fault.reason, fault.code)
    except transports.AnswerLost:
        row.lose_answer(patience=transport.patience)


def _prepared(row):
    """The letter written out, or nothing once the row has been moved on without it."""
    if not row.to:
        return row.cancel(Reason.RECIPIENT_GONE)
    try:
        letter = row.letter()
        if letter and letter.is_still_true():
            return write(letter, row)
    except Exception:
        logger.exception("A letter of the kind %s could not be written", row.kind)
        return row.postpone(Phase.OFFERED, Reason.UNWRITABLE)
    return row.cancel(Reason.NO_LONGER_TRUE)


def _has_last_word(row, transport):
    """A mail server may take its time to answer, so the letter is asked once more whether it is still true."""
    letter = row.letter()
    if not letter or not letter.is_still_true():
        row.cancel(Reason.NO_LONGER_TRUE)
        return False
    if row.start_sending(lease=transport.lease, at_least=transport.final_answer):
        return True
    row.release()
    return False
