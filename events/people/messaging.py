"""A message to some of those who take part: each gets one copy, after some minutes in which it can be stopped."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from events.letters.messages import ToParticipants
from events.models import Message, MessageCopy

HOLD = timedelta(minutes=5)


@transaction.atomic
def write(event, participants, texts, *, selection, by):
    """Leave the message to everyone in the selection who can be reached; say which message it became."""
    people = list(participants.reachable().order_by("pk"))
    if not people:
        raise Refused(_("Nobody in the selection can be reached."))
    message = Message.objects.create(event=event, selection=selection, by=by, leaves_at=timezone.now() + HOLD, **texts)
    copies = MessageCopy.objects.bulk_create(MessageCopy(message=message, participant=one) for one in people)
    for copy in copies:
        outbox.leave(ToParticipants(copy), language=copy.participant.language, hold=HOLD)
    return message


@transaction.atomic
def stop(message):
    """Keep every copy that has not left; say how many they were."""
    held = Message.objects.filter(pk=message.pk, stopped_at=None)
    stopped = outbox.stop([ToParticipants(copy).unique_key() for copy in message.copies.all()])
    if not stopped or not held.update(stopped_at=timezone.now()):
        raise Refused(_("The message has left."))
    return stopped
