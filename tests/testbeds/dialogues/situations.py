"""Dialogues in every state, those who hold them, and suppliers that answer."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from actors.states import Role
from testbeds.dialogues import answering
from testbeds.models import DialogueQuestion, MarketDialogue
from testbeds.states import DialogueState
from tests.factories import ActorFactory, DialogueFactory, MatchFactory, MembershipFactory, OfferingFactory, TermFactory

SECRET = "Nattugglan kostar 1234 kronor"


def dialogue_in(state=DialogueState.DRAFT, **facts):
    """With two questions; closed ones were published two weeks ago."""
    now = timezone.now()
    if state != DialogueState.DRAFT:
        facts.setdefault("reviewed_at", now - timedelta(days=15))
    if state in DialogueState.shown():
        facts.setdefault("published_at", now - timedelta(days=14))
    if state in DialogueState.over():
        facts.setdefault("closes_at", now - timedelta(minutes=1))
    if state == DialogueState.SUMMARISED:
        facts.setdefault("memo", "Det finns flera sätt.")
    dialogue = DialogueFactory(state=state, **facts)
    for number, text in enumerate(["Hur fungerar det?", "Vad kostar det?"], start=1):
        DialogueQuestion.objects.create(dialogue=dialogue, number=number, text=text)
    return dialogue


def manager_of(actor):
    return MembershipFactory(actor=actor, role=Role.MANAGER).user


def company(**facts):
    return ActorFactory(actor_type=TermFactory(code="AKT01"), **facts)


def supplier_for(need, **facts):
    """A company with an offering that matches the need."""
    offering = OfferingFactory(actor=company(**facts))
    MatchFactory(need=need, offering=offering)
    return offering.actor


def said(answer=SECRET, reason=""):
    asked = {"number": 1, "question": "Hur fungerar det?"}
    return [asked | {"answer": answer, "is_confidential": bool(reason), "reason": reason}]


def respond(dialogue, actor=None, answer=SECRET, reason=""):
    actor = actor or company()
    return answering.respond(dialogue, actor, said(answer, reason), by=manager_of(actor))


def let_time_pass(dialogue):
    """As if it had been published two weeks ago, and its closing time were a minute behind."""
    now = timezone.now()
    _guard("DISABLE")
    MarketDialogue.objects.filter(pk=dialogue.pk).update(
        published_at=now - timedelta(days=14), closes_at=now - timedelta(minutes=1)
    )
    _guard("ENABLE")
    dialogue.refresh_from_db()


def _guard(change):
    """The database lets nobody move the closing time of what is published."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE testbeds_marketdialogue {change} TRIGGER marketdialogue_closing_time_stands")
