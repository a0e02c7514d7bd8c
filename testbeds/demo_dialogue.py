"""An example dialogue to try the portal with: open, with a question answered to all. Only examples are told of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from actors.models import Actor, User
from testbeds.demo import NIGHT, TOWN
from testbeds.dialogues import asking, holding, publishing
from testbeds.models import MarketDialogue, Need

TITLE = "Exempel: Hur kan natten bli lugnare?"
TEXT = (
    "En påhittad marknadsdialog, så att du kan prova. Ingen kommun har ställt frågorna i verkligheten.\n\n"
    "Vi vill lära oss vad som finns innan vi bestämmer om vi ska upphandla något. Svaren läser vi först när tiden har "
    "gått ut, och den som inte svarar kan ändå lämna anbud längre fram."
)
QUESTIONS = [
    "Hur märker er lösning att någon behöver hjälp på natten, och hur vet personalen det?",
    "Vad händer där mobiltäckningen är svag?",
    "Vad kostar den i drift per person och månad, och vad ingår?",
]
ASKED = "Får vi svara tillsammans med ett annat företag?"
ANSWERED = "Ja. Ett av företagen svarar, och skriver vilka de andra är."


@transaction.atomic
def hold_example():
    """Add the dialogue, unless it is here or there is no need to hold it about; say how many there were to add."""
    need = Need.objects.filter(is_example=True, title_sv=NIGHT["title_sv"]).first()
    us = User.objects.filter(email=TOWN).first()
    if not (need and us) or MarketDialogue.objects.filter(title=TITLE).exists():
        return 0
    dialogue = MarketDialogue(need=need, owner=need.owner, title=TITLE, text=TEXT, reviewer=us)
    dialogue.closes_at = timezone.now() + timedelta(days=20)
    holding.save(dialogue, QUESTIONS, by=us)
    holding.review(dialogue, by=us, seen=dialogue.changed_at.isoformat())
    publishing.publish(dialogue, by=us)
    for company in Actor.objects.filter(pk__in=dialogue.recipients.values("actor"))[:1]:
        asking.answer(asking.ask(dialogue, company, ASKED), ANSWERED, by=us)
    return 1
