"""The answers are opened: once the dialogue has closed, by its holder, and never without a trace."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.models import MarketDialogue
from testbeds.states import DialogueState


@transaction.atomic
def open_answers(dialogue, *, by):
    """From now on the holder's managers read them; opened twice, the first time stands."""
    dialogue = dialogue.locked()
    closed = MarketDialogue.objects.filter(pk=dialogue.pk, state__in=DialogueState.over(), closes_at__lte=Now())
    if closed.filter(opened_at=None).update(opened_at=Now(), opened_by=by):
        dialogue.remark("opened", by=by)
    elif not closed.exists():
        raise Refused(_("The dialogue is still open. Its answers cannot be opened before it closes."))
    dialogue.refresh_from_db()
    return dialogue
