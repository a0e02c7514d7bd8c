"""Taking up what dead workers left, and ending what is too old. Run each minute; harmless when repeated."""

from datetime import timedelta

from django.db.models import F
from django.db.models.functions import Now

from arena.outbox.delivering import transports
from arena.outbox.delivering.gathering import forget_past_days
from arena.outbox.letters import Letter, kinds, learn_kinds
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Phase, Reason, State

ADDRESS_KEPT = timedelta(days=180)
LOST_LETTER_WAITS = timedelta(minutes=1)  # so that one which ends its worker does not stand first in the queue


def sweep():
    """Every letter that nobody holds any more finds its next state."""
    learn_kinds()
    transport = transports.chosen()
    letters = OutboundLetter.objects
    letters.too_old().update(state=State.EXPIRED, reason=Reason.TOO_OLD)
    for row in letters.abandoned(State.CLAIMED):
        row.take_up(Phase.ABANDONED, State.READY, reason=Reason.WORKER_LOST, not_before=Now() + LOST_LETTER_WAITS)
    for row in letters.abandoned(State.SENDING):
        wait = Now() + transport.patience
        row.take_up(Phase.ABANDONED, State.UNKNOWN, reason=Reason.ANSWER_LOST, not_before=wait)
    for row in letters.heard_of_later():
        row.believe_late_answer()
    for row in letters.undecided():
        _decide(row, transport.evidence(row.message_id))
    letters.ended_before(Now() - ADDRESS_KEPT).exclude(address="").update(address="")
    forget_past_days()


def set_aside_waiting():
    """In a restored database: letters that waited may have gone since, so that a person decides about each."""
    waiting = OutboundLetter.objects.exclude(state__in=State.ended())
    waiting.update(state=State.UNKNOWN_FINAL, reason=Reason.RESTORED, lease_until=None, fence=F("fence") + 1)


def _decide(row, arrived):
    """By evidence; without any, a kind that rather comes twice than never goes once more, with the same Message-ID."""
    repeats = row.is_in_time and kinds.get(row.kind, Letter).repeats_when_unknown
    if arrived:
        row.take_up(Phase.DECIDED, State.SENT, sent_at=Now(), reason="")
    elif arrived is False:
        row.take_up(Phase.DECIDED, State.READY, not_before=Now(), reason=Reason.WORKER_LOST)
    elif repeats and not row.repeats:
        row.take_up(Phase.DECIDED, State.READY, not_before=Now(), repeats=1, reason=Reason.ANSWER_LOST)
    else:
        row.take_up(Phase.DECIDED, State.UNKNOWN_FINAL, reason=Reason.ANSWER_LOST)
