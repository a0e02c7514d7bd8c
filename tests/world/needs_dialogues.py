"""Market dialogues in every state, held by the team's organisation or answered by it."""

from datetime import timedelta

from django.utils import timezone

from testbeds.models import DialogueQuestion
from testbeds.states import DialogueState
from tests.factories import ActorFactory, TermFactory, UserFactory
from tests.factories.needs import DialogueFactory, NeedFactory
from tests.world.actors import actor_of


def _town(team):
    return actor_of(team, actor_type=TermFactory(code="AKT02", label_sv="Kommun", label_en="Municipality"))


def _dialogue(owner, state, **facts):
    now = timezone.now()
    if state != DialogueState.DRAFT:
        facts["reviewed_at"] = now - timedelta(days=15)
    if state in DialogueState.shown():
        facts["published_at"] = now - timedelta(days=14)
    if state in DialogueState.over():
        facts["closes_at"] = now - timedelta(days=1)
    dialogue = DialogueFactory(need=NeedFactory(owner=owner), state=state, **facts)
    DialogueQuestion.objects.create(dialogue=dialogue, number=1, text="Hur fungerar det?")
    return dialogue


def draft(team):
    return {"slug": _dialogue(_town(team), DialogueState.DRAFT).slug}, {}


def draft_to_review(team):
    """The second person of the team, its editor, is the one named; nobody of a team of one."""
    reviewer = team[1][0] if len(team) > 1 else UserFactory()
    dialogue = _dialogue(_town(team), DialogueState.DRAFT, reviewer=reviewer)
    return {"slug": dialogue.slug}, {"seen": dialogue.changed_at.isoformat()}


def reviewed(team):
    return {"slug": _dialogue(_town(team), DialogueState.REVIEWED).slug}, {}


def open_dialogue(team):
    return {"slug": _dialogue(_town(team), DialogueState.PUBLISHED).slug}, {}


def enquiry(team):
    dialogue = _dialogue(_town(team), DialogueState.PUBLISHED)
    asked = dialogue.enquiries.create(question="Räcker en sensor?", asked_by=ActorFactory())
    return {"slug": dialogue.slug, "number": asked.pk}, {}


def closed(team):
    return {"slug": _dialogue(_town(team), DialogueState.CLOSED).slug}, {}


def opened(team):
    return {"slug": _dialogue(_town(team), DialogueState.CLOSED, opened_at=timezone.now()).slug}, {}
