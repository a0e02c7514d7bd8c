"""What waits for one person on “My page”: needs to confirm, needs to ask oneself about, and own drafts."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from actors.states import Role
from testbeds.models import MarketDialogue, Need
from testbeds.rules import WRITERS
from testbeds.states import DialogueState, NeedState


class Waiting(NamedTuple):
    """Something only this person can take further, and the page where it is done."""

    title: str
    text: str
    url: str
    badge: str = ""
    tone: str = ""


def waiting_for(user):
    """One question for all three: those of the needs of their organisations that stand so."""
    managed = {pk for pk, role in user.roles.items() if role == Role.MANAGER}
    written = [pk for pk, role in user.roles.items() if role in WRITERS]
    if not written:
        return
    for need in Need.objects.owned_by(written).waiting().select_related("owner").order_by("name_key", "pk"):
        if need.state == NeedState.DRAFT:
            yield _draft(need)
        elif need.owner_id in managed:
            yield _sent_in(need) if need.state == NeedState.SUBMITTED else _silent(need)


def dialogues_waiting_for(user):
    """What the person is named to review; and of those they hold, questions to answer and answers to open."""
    own = MarketDialogue.objects.filter(owner__in=list(user.roles))
    reviewing = own.filter(reviewer=user, state=DialogueState.DRAFT, steps__act="review_asked")
    for dialogue in reviewing.distinct().order_by("pk"):
        url = reverse("needs:dialogue_review", args=[dialogue.slug])
        yield Waiting(dialogue.title, _("You are named to review this"), url, _("Waiting for your answer"), "info")
    managed = [pk for pk, role in user.roles.items() if role == Role.MANAGER]
    held = MarketDialogue.objects.filter(owner__in=managed).order_by("pk") if managed else ()
    for dialogue in held and held.asked_something():
        text = _("A supplier has asked something. The answer goes to all.")
        yield Waiting(dialogue.title, text, reverse("needs:dialogue", args=[dialogue.slug]), _("To answer"), "info")
    for dialogue in held and held.filter(state=DialogueState.CLOSED):
        text = _("The dialogue has closed. Open the answers, and write a closing memo.")
        yield Waiting(dialogue.title, text, reverse("needs:dialogue", args=[dialogue.slug]), _("To sum up"), "info")


def _draft(need):
    text = _("Go on with the need of %(name)s.") % {"name": need.owner}
    return Waiting(str(need), text, reverse("needs:edit", args=[need.slug]), need.get_state_display())


def _sent_in(need):
    text = _("A need of %(name)s has been sent in. Is it so?") % {"name": need.owner}
    return Waiting(str(need), text, reverse("needs:confirm", args=[need.slug]), _("Waiting for your answer"), "info")


def _silent(need):
    text = _("Does %(name)s still have this need? It soon rests.") % {"name": need.owner}
    return Waiting(str(need), text, reverse("needs:confirm", args=[need.slug]), _("Confirm"), "warn")
