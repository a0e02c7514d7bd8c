"""What the staff of an event write to some of those who take part."""

import re

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from arena.outbox.states import Priority
from arena.shared.templatetags.typed import typed
from events import occasions, times
from events.letters.participants import ParticipantLetter
from events.models import MessageCopy, Participant
from events.states import Mode, PoolKind

PLACEHOLDERS = ["name", "event", "when", "where"]
GREETS = re.compile(r"\s*(hej|hejsan|god (morgon|dag|kväll)|bästa|hello|hi|dear)\b(?!-)", re.IGNORECASE)
IN_BRACES = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")


class ToParticipants(ParticipantLetter):
    """One copy of a message; the text is the staff's own, and nothing in it but plain words.

    As the staff see it before it is sent, it holds nobody's own link. It cannot be ended: it goes to those alone who
    have signed up, who count on being told of another entrance or what to bring, and it ends with their sign-up.
    """

    kind = "event_message"
    label = _("Message to participants")
    model = MessageCopy
    template = "events/letters/message.txt"
    priority = Priority.BULK
    related = ["message", "participant__user", "participant__event__venue"]

    @classmethod
    def guard(cls):
        reachable = Participant.objects.reachable().filter(pk=OuterRef("participant"))
        return cls.where(Exists(reachable), message__stopped_at=None)

    @property
    def participant(self):
        return self.subject.participant

    def is_still_true(self):
        """Nobody who has cancelled or been erased since it was written, and nothing that has been stopped."""
        participant, message = self.subject.participant, self.subject.message
        return message.stopped_at is None and type(participant).objects.reachable().filter(pk=participant.pk).exists()

    def context(self):
        participant, message = self.subject.participant, self.subject.message
        facts = facts_for(participant, participant.event)
        return super().context() | {
            "subject_line": filled(message.subject, facts),
            "text": filled(message.text, facts),
            "greets": greets(message.text),
        }


def facts_for(participant, event):
    """What stands for the words in braces, within a sentence; a name was typed by a stranger, and is made harmless."""
    return {
        "name": typed(participant.name),
        "event": event.title,
        "when": times.when(event),
        "where": str(PoolKind.ONLINE.label) if event.mode == Mode.ONLINE else occasions.now_of(event).where,
    }


def greets(text):
    """Whether it begins with a greeting of its own, so that the letter needs none before it."""
    return GREETS.match(text) is not None


def filled(text, facts):
    """The text with its words in braces replaced; any other brace stays as it was typed."""
    return IN_BRACES.sub(lambda found: facts[found[1]], text)
