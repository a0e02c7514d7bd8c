"""A supplier answers: sealed at once, replaced until the time is over, and read by nobody until then."""

from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.dialogues import sealing
from testbeds.states import DialogueState


@transaction.atomic
def respond(dialogue, actor, said, *, by):
    """Keep the answers of the supplier, in the place of earlier ones; the clock of the database says whether in time.

    `said` has for each question its number, its text, the answer, and why the answer is confidential if it is.
    No step is written, nobody is told: that somebody has answered is itself not known before the dialogue closes.
    """
    dialogue = dialogue.locked()
    if not is_open(dialogue):
        raise Refused(_("The dialogue has closed. Answers are no longer received."))
    sealed, key_id, receipt = sealing.seal(dialogue, actor, said)
    kept = {"sealed": sealed, "key_id": key_id, "receipt": receipt, "by": by, "received_at": now()}
    answer, _is_new = dialogue.answers.update_or_create(actor=actor, defaults=kept)
    return answer


def is_open(dialogue):
    return dialogue.state == DialogueState.PUBLISHED and now() < dialogue.closes_at


def now() -> datetime:
    """By the database's clock at this very moment, however long the transaction has waited for its turn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]
