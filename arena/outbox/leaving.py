"""Leaving a letter, and waking a worker once the transaction is kept."""

import logging
import uuid

from django.apps import apps
from django.conf import settings
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import get_language
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State

logger = logging.getLogger(__name__)
DRAIN = "arena.outbox.tasks.drain"


def leave(letter, *, language=None):
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
        state=State.READY,
        expires_at=Now() + letter.lifetime,
    )
    OutboundLetter.objects.bulk_create([row], ignore_conflicts=True)
    _nudge_on_commit()


def _nudge_on_commit():
    """One wake-up per transaction, however many letters it leaves."""
    if not any(call is nudge for _savepoints, call, _robust in connection.run_on_commit):
        transaction.on_commit(nudge, robust=True)


def nudge():
    """Wake a worker; when the broker is away the letter waits for the next tick, and the visitor waits for nobody."""
    clock = apps.get_app_config("arena").celery
    try:
        with clock.connection_for_write(transport_options=_impatient()) as broker:
            clock.send_task(DRAIN, connection=broker, expires=55, retry=False)
    except (OSError, OperationalError, RedisError) as fault:
        logger.warning("No worker was woken, the next tick will send: %s", type(fault).__name__)


def _impatient():
    options = {"socket_timeout": 1, "socket_connect_timeout": 1, "max_retries": 0}
    return {**settings.CELERY_BROKER_TRANSPORT_OPTIONS, **options}
