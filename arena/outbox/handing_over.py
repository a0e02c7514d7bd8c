"""The two statements around DATA, each kept by itself: the last word before it, and what came of it after.

Written by hand, since every letter passes here: what differs between letters is only their figures.
"""

import re
from functools import cache

from django.contrib.auth import get_user_model
from django.db import connection

from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Priority
from arena.shared.addresses import address_key

FLIP = """
UPDATE outbox_outboundletter SET state = 'sending', lease_until = clock_timestamp() + %(lease)s
WHERE id = %(id)s AND fence = %(fence)s AND state = 'claimed'
    AND lease_until > clock_timestamp() + %(at_least)s AND expires_at > clock_timestamp()
    AND coalesce((SELECT email FROM {people} WHERE id = recipient_id), address) = %(to)s
    AND (priority = %(account)s OR NOT EXISTS (
        SELECT FROM outbox_suppression AS kept
        WHERE kept.address_key = %(address_key)s AND kept.lifted_at IS NULL
            AND (kept.until IS NULL OR kept.until > clock_timestamp())
            AND kept.stream IN ('', outbox_outboundletter.stream)
            AND kept.scope IN ('', outbox_outboundletter.scope)))
    AND {guard}
"""
ACCEPTED = """
WITH moved AS (
    UPDATE outbox_outboundletter
    SET state = 'sent', sent_at = clock_timestamp(), lease_until = NULL, last_code = %(code)s, reason = ''
    WHERE id = %(id)s AND fence = %(fence)s AND state = 'sending' RETURNING id)
INSERT INTO outbox_deliveryattempt (letter_id, fence, phase, code, reason, at)
SELECT %(id)s, %(fence)s, CASE WHEN EXISTS (SELECT FROM moved) THEN 'handed_over' ELSE 'late_accept' END,
    %(code)s, '', clock_timestamp()
"""


def has_last_word(row, *, lease, at_least):
    """The last word before the letter leaves the house; nothing of it can be undone after.

    No, when another worker has it, when the lease might run out before the answer, when it is too old, when its
    recipient has been erased, has another address now or does not want it, or when it has stopped being true.
    """
    statement, values = _flip(row.kind)
    facts = {"id": row.pk, "fence": row.fence, "lease": lease, "at_least": at_least, "to": row.to}
    facts |= {"address_key": address_key(row.to), "account": Priority.ACCOUNT}
    with connection.cursor() as cursor:
        cursor.execute(statement, facts | values)
        return bool(cursor.rowcount)


def accepted(row, code):
    """The mail server has it. Heard by a worker already given up, this is only written down, as evidence."""
    with connection.cursor() as cursor:
        cursor.execute(ACCEPTED, {"id": row.pk, "fence": row.fence, "code": code})


def holds(row):
    """Whether the guard of its kind lets the letter go as things stand."""
    return not is_guarded(row.kind) or OutboundLetter.objects.filter(kinds[row.kind].guard(), pk=row.pk).exists()


@cache
def is_guarded(kind):
    """Whether the database itself knows when a letter of this kind has stopped being true."""
    return kinds[kind].guard() is not None


@cache
def _flip(kind):
    people = get_user_model()._meta.db_table
    if not is_guarded(kind):
        return FLIP.format(people=people, guard="true"), {}
    letters = OutboundLetter.objects.filter(kinds[kind].guard()).query
    guard, values = letters.get_compiler(connection=connection).compile(letters.where)
    named = {f"guard_{place}": value for place, value in enumerate(values)}
    names = iter(named)
    return FLIP.format(people=people, guard=re.sub("%s", lambda _place: f"%({next(names)})s", guard)), named
