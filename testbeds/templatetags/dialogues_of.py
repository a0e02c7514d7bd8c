"""Market dialogues where they belong to something else: on the page of a need or a cluster."""

from django import template
from django.utils.http import urlencode

from testbeds.dialogues.holding import holders_for
from testbeds.models import MarketDialogue, Need
from testbeds.states import DialogueState, NeedState

register = template.Library()

TONES = {
    DialogueState.REVIEWED: "info",
    DialogueState.PUBLISHED: "good",
    DialogueState.CLOSED: "warn",
}


@register.filter
def dialogue_tone(dialogue):
    return TONES.get(dialogue.state, "")


@register.inclusion_tag("needs/dialogues/_of.html", takes_context=True)
def dialogues_of(context, subject):
    """Those that the reader may read, and the way to a new one for whoever may hold it."""
    about = {"need" if isinstance(subject, Need) else "cluster": subject}
    user = context["user"]
    found = MarketDialogue.objects.visible_to(user).filter(**about).select_related("owner").in_order()
    return {
        "dialogues": found,
        "can_hold": user.is_authenticated and _can_be_asked_about(subject) and holders_for(user, **about).exists(),
        "question": urlencode({name: row.slug for name, row in about.items()}),
    }


def _can_be_asked_about(subject):
    """A need that suppliers may read; a cluster that is not dissolved."""
    if isinstance(subject, Need):
        is_ready = subject.state == NeedState.IN_DIALOGUE or subject.can_move_to(NeedState.IN_DIALOGUE)
        return is_ready and subject.published_at is not None
    return subject.is_open
