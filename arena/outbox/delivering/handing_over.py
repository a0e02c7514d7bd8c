"""The two statements around DATA, each kept by itself: the last word before it, and what came of it after.

Written by hand, since every letter passes here: what differs between letters is only their figures.
"""

from functools import cache
from weakref import WeakKeyDictionary

from django.contrib.auth import get_user_model
from django.db import connection

from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Priority
from arena.shared.addresses import address_key

FLIP = """
UPDATE outbox_outboundletter SET state = 'sending', lease_until = clock_timestamp() + $3
WHERE id = $1 AND fence = $2 AND state = 'claimed'
    AND lease_until > clock_timestamp() + $4 AND expires_at > clock_timestamp()
    AND coalesce((SELECT email FROM {people} WHERE id = recipient_id), address) = $5
    AND (priority = {account} OR NOT EXISTS (
        SELECT FROM outbox_suppression AS kept
        WHERE kept.address_key = $6 AND kept.lifted_at IS NULL
            AND (kept.until IS NULL OR kept.until > clock_timestamp())
            AND kept.stream IN ('', outbox_outboundletter.stream)
            AND kept.scope IN ('', outbox_outboundletter.scope)))
    AND {guard}
"""
FLIP_TAKES = "uuid, integer, interval, interval, text, text"
ACCEPTED = """
WITH moved AS (
    UPDATE outbox_outboundletter
    SET state = 'sent', sent_at = clock_timestamp(), lease_until = NULL, last_code = $3, reason = ''
    WHERE id = $1 AND fence = $2 AND state = 'sending' RETURNING id)
INSERT INTO outbox_deliveryattempt (letter_id, fence, phase, code, reason, at)
SELECT $1, $2, CASE WHEN EXISTS (SELECT FROM moved) THEN 'handed_over' ELSE 'late_accept' END, $3, '',
    clock_timestamp()
"""
ACCEPTED_TAKES = "uuid, integer, text"

_prepared = WeakKeyDictionary()  # which statements each connection to the database knows


def has_last_word(row, *, lease, at_least):
    """The last word before the letter leaves the house; nothing of it can be undone after.

    No, when another worker has it, when the lease might run out before the answer, when it is too old, when its
    recipient has been erased, has another address now or does not want it, or when it has stopped being true.
    """
    values = [row.pk, row.fence, lease, at_least, row.to, address_key(row.to)]
    return bool(_execute(f"flip {row.kind}", FLIP_TAKES, values, lambda: _flip(row.kind)))


def accepted(row, code):
    """The mail server has it. Heard by a worker already given up, this is only written down, as evidence."""
    _execute("accepted", ACCEPTED_TAKES, [row.pk, row.fence, code], lambda: (ACCEPTED, []))


def _execute(name, takes, values, statement):
    """Planned once for each connection, since finding out how takes longer than doing it."""
    with connection.cursor() as cursor:
        known = _prepared.setdefault(connection.connection, set())
        if name not in known:
            body, constants = statement()
            cursor.execute(f'PREPARE "{name}" ({takes}) AS {body}', constants)
            known.add(name)
        cursor.execute(f'EXECUTE "{name}" ({", ".join(["%s"] * len(values))})', values)
        return cursor.rowcount


def holds(row):
    """Whether the guard of its kind lets the letter go as things stand."""
    return not is_guarded(row.kind) or OutboundLetter.objects.filter(kinds[row.kind].guard(), pk=row.pk).exists()


@cache
def is_guarded(kind):
    """Whether the database itself knows when a letter of this kind has stopped being true."""
    return kinds[kind].guard() is not None


def _flip(kind):
    facts = {"people": get_user_model()._meta.db_table, "account": int(Priority.ACCOUNT)}
    if not is_guarded(kind):
        return FLIP.format(**facts, guard="true"), []
    letters = OutboundLetter.objects.filter(kinds[kind].guard()).query
    guard, constants = letters.get_compiler(connection=connection).compile(letters.where)
    return FLIP.format(**facts, guard=guard), constants
