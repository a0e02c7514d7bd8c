"""The time is over, by the clock; then the holder sums up, and may later name the procurement that followed."""

from django.db import transaction

from testbeds.letters.dialogues import DialogueClosed, DialogueSummedUp, tell_holder, tell_suppliers
from testbeds.models import MarketDialogue
from testbeds.states import DialogueState


def close_due():
    """Close every dialogue whose time has come; say how many."""
    return sum(_close(dialogue) for dialogue in MarketDialogue.objects.to_close().order_by("closes_at", "pk"))


@transaction.atomic
def _close(dialogue):
    dialogue = dialogue.locked()
    if dialogue.state != DialogueState.PUBLISHED:
        return False
    dialogue.step_to(DialogueState.CLOSED, by=None)
    tell_holder(DialogueClosed, dialogue, dialogue)
    return True


@transaction.atomic
def sum_up(dialogue, memo, *, by):
    """Publish the closing memo, and tell everybody who was told of the dialogue or has answered it."""
    dialogue = dialogue.locked()
    dialogue.step_to(DialogueState.SUMMARISED, by=by, memo=memo)
    told = set(dialogue.recipients.values_list("actor", flat=True))
    tell_suppliers(DialogueSummedUp, dialogue, dialogue, told.union(dialogue.answers.values_list("actor", flat=True)))
    return dialogue


@transaction.atomic
def name_procurement(dialogue, text, url, *, by):
    """What became of it: the procurement that followed, in words and with its address."""
    dialogue = dialogue.locked()
    MarketDialogue.objects.filter(pk=dialogue.pk).update(procurement=text, procurement_url=url)
    dialogue.remark("procurement", by=by)
    dialogue.refresh_from_db()
    return dialogue
