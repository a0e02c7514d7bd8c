"""Leaving a letter, waking a worker once the transaction is kept, and stopping what still waits."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import get_language

from arena.outbox.models import OutboundLetter
from arena.outbox.states import Reason, State
from arena.shared.waking import wake

DRAIN = "arena.outbox.tasks.drain"


def leave(letter, *, language=None, hold=timedelta(0)):
    recipient = letter.recipient()
    is_address = isinstance(recipient, str)
    if is_address:
        validate_email(recipient)
    pk = uuid.uuid4()
    row = OutboundLetter(
        pk=pk,
        message_id=f"<{pk.hex}@{settings.MAIL_DOMAIN}>",  # short, since a folded one confuses some mail programs
        kind=letter.kind,
        key=letter.unique_key(),
        subject_id=letter.subject.pk,
        language=language or getattr(recipient, "language", "") or get_language() or settings.LANGUAGE_CODE,
        recipient=None if is_address else recipient,
        address=recipient if is_address else "",
        priority=letter.priority,
        stream=letter.stream,
        scope=letter.scope(),
        state=State.READY,
        not_before=Now() + hold,
        expires_at=Now() + hold + letter.lifetime,
    )
    OutboundLetter.objects.bulk_create([row], ignore_conflicts=True)
    if not hold:
        _nudge_on_commit()


INSERT = """
INSERT INTO outbox_outboundletter (id, message_id, kind, key, subject_id, language, recipient_id, address,
    priority, stream, scope, state, not_before, expires_at, attempt, repeats, fence, last_code, reason)
SELECT row.id, '<' || replace(row.id::text, '-', '') || '@' || %s || '>', %s, %s || ':' || row.subject, row.subject,
    row.language, row.recipient, CASE WHEN row.recipient IS NULL THEN row.address ELSE '' END,
    %s, %s, %s, 'ready', %s, %s, 0, 0, 0, '', ''
FROM (SELECT gen_random_uuid() AS id, found.* FROM ({}) AS found (subject, language, recipient, address)) AS row
ON CONFLICT DO NOTHING
"""


def leave_many(letter, subjects, *, scope, not_before, expires_at):
    """Leave letters of one class about many subjects in one statement; say how many were new.

    `subjects` is a query for rows of: the key of the subject as text, the language, the recipient's key or NULL, and
    the address of whom has no account. The unique key of such a letter is its kind and its subject.
    """
    found, values = subjects.query.sql_with_params()
    domain, kind = settings.MAIL_DOMAIN, letter.kind
    facts = [domain, kind, kind, letter.priority, letter.stream, scope, not_before, expires_at]
    with connection.cursor() as cursor:
        cursor.execute(INSERT.format(found), [*facts, *values])
        left = cursor.rowcount
    if left:
        _nudge_on_commit()
    return left


def stop(keys):
    """One UPDATE decides between the person who stops and the worker who has come for the letter."""
    kept = OutboundLetter.objects.with_keys(keys).filter(state__in=State.kept())
    return kept.update(state=State.CANCELLED, reason=Reason.STOPPED, lease_until=None)


def _nudge_on_commit():
    """One wake-up per transaction, however many letters it leaves."""
    if not any(call is nudge for _savepoints, call, _robust in connection.run_on_commit):
        transaction.on_commit(nudge, robust=True)


def nudge():
    """Wake a worker; without a broker the letter waits for the next tick."""
    wake(DRAIN)
