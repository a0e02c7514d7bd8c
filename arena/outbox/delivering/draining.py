"""Sending what is due, one letter at a time: claim, offer, the last word, hand over, write down the answer."""

import logging
import time

from django.db import InterfaceError, OperationalError, connection, transaction

from arena.outbox.delivering import transports
from arena.outbox.delivering.answers import Closed, Rejected, Undelivered
from arena.outbox.delivering.claiming import claim, release
from arena.outbox.delivering.handing_over import accepted, has_last_word, is_guarded
from arena.outbox.delivering.preparing import prepared, settle, without_resting
from arena.outbox.delivering.resting import rest
from arena.outbox.letters import learn_kinds
from arena.outbox.models import Bounce, Heartbeat
from arena.outbox.states import Phase, Reason, Silence
from arena.outbox.wanting.suppressing import suppress
from arena.outbox.writing import write
from arena.shared.addresses import address_key

logger = logging.getLogger(__name__)

BATCH_SECONDS = 10  # then the rest of a batch goes back, so that whoever waits at the door comes next
DATABASE_LOST = (InterfaceError, OperationalError)
PAUSES = (0.5, 1, 2, 4, 8, 16)  # seconds in which a database that has gone may come back


def drain(*, seconds=50):
    """Send what is due, starting no new letter after so many seconds; say how many were taken on.

    Where the mail server takes nothing at all it ends at once: the next tick asks again.
    """
    latest = time.monotonic() + seconds
    learn_kinds()
    transport = transports.chosen()
    taken = 0
    try:
        while time.monotonic() < latest and (rows := claim(transport)):
            taken += _deliver_all(rows, transport, min(latest, time.monotonic() + BATCH_SECONDS))
    except Closed as fault:
        logger.warning("The mail server takes no letters now: %s", fault)
    finally:
        transport.close()
    Heartbeat.beat()
    return taken


def _deliver_all(rows, transport, latest):
    """Bring the letters of a batch to their next state; those that there was no time for go back."""
    waiting = prepared(rows)
    taken = len(rows) - len(waiting)
    try:
        while waiting and (not taken or time.monotonic() < latest):
            row, letter = waiting.pop(0)
            taken += 1
            fault = deliver(row, letter, transport)
            if isinstance(fault, Closed):
                raise fault
            if fault and fault.rests_domain:
                rest(row.to, fault.reason, fault.code)
                waiting = without_resting(waiting)
    finally:
        release([row for row, _letter in waiting])
    return taken


def deliver(row, letter, transport):
    """Bring one claimed letter to its next state; gives the mail server's refusal, if that is what came of it.

    Whatever is wrong with the letter itself is its own matter, and holds up no other.
    """
    phase = Phase.OFFERED
    try:
        if not letter.is_still_true():
            return row.cancel(Reason.NO_LONGER_TRUE)
        post = write(letter, row)
        transport.offer(post)
        if not _may_leave(row, letter, transport):
            return transport.take_back()
        phase = Phase.HANDED_OVER
        code = transport.hand_over(post)
    except Undelivered as fault:
        _put_off(row, phase, fault)
        return fault
    except transports.AnswerLost:
        return row.lose_answer(patience=transport.patience)
    except DATABASE_LOST:
        raise
    except Exception:
        logger.exception("A letter of the kind %s could not be written", row.kind)
        return _set_back(row, phase, transport)
    return _write_down(row, code)


def _set_back(row, phase, transport):
    """After a fault of our own, with a new connection: what may have left is not sent anew before that is known."""
    transport.close()
    if phase == Phase.HANDED_OVER:
        return row.lose_answer(patience=transport.patience)
    return row.postpone(phase, Reason.UNWRITABLE)


def _may_leave(row, letter, transport):
    """A mail server may take its time to answer, so it is asked once more whether the letter is still true."""
    if not letter.is_as_written():
        return release([row])
    if not is_guarded(row.kind):
        now = row.letter()
        if not now or not now.is_still_true():
            return row.cancel(Reason.NO_LONGER_TRUE)
    if has_last_word(row, lease=transport.lease, at_least=transport.final_answer):
        return True
    return settle(row)


@transaction.atomic
def _put_off(row, phase, fault):
    if not isinstance(fault, Rejected):
        return row.postpone(phase, fault.reason, fault.code)
    row.fail(phase, fault.reason, fault.code)
    if fault.is_unknown_address:
        suppress(row.to, Silence.BOUNCED, letter=row)
        bounce = Bounce(letter=row, address_key=address_key(row.to), is_permanent=True, code=fault.code)
        Bounce.objects.bulk_create([bounce], ignore_conflicts=True)


def _write_down(row, code):
    """What the mail server has taken is worth waiting for a database that has gone: nobody else knows of it."""
    for pause in PAUSES:
        try:
            return accepted(row, code)
        except DATABASE_LOST:
            connection.close()
            time.sleep(pause)
    return accepted(row, code)
