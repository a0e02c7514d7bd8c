"""Letters on their way, and letters that have come."""

from datetime import timedelta

import factory
from django.db.models.functions import Now
from factory.django import DjangoModelFactory

from arena.outbox.models import DemoLetter, OutboundLetter
from arena.outbox.states import Priority, Reason
from arena.outbox.states import State as LetterState
from tests.factories.persons import UserFactory


class OutboundLetterFactory(DjangoModelFactory):
    """A letter that waits; to a person, of a kind that only the tests have."""

    class Meta:
        model = OutboundLetter

    class Params:
        claimed = factory.Trait(state=LetterState.CLAIMED, fence=1, lease_until=Now())
        sending = factory.Trait(state=LetterState.SENDING, fence=1, lease_until=Now())
        unknown = factory.Trait(state=LetterState.UNKNOWN, fence=1)
        unknown_final = factory.Trait(state=LetterState.UNKNOWN_FINAL, reason=Reason.ANSWER_LOST, fence=1)
        failed = factory.Trait(state=LetterState.FAILED, reason=Reason.REFUSED_RECIPIENT, fence=1)
        sent = factory.Trait(state=LetterState.SENT, sent_at=Now(), fence=1)

    kind = "tests.greeting"
    key = factory.Sequence(lambda n: f"tests.greeting:{n}")
    recipient = factory.SubFactory(UserFactory)
    subject_id = factory.LazyAttribute(lambda letter: str(letter.recipient.pk))
    language = "sv"
    priority = Priority.ORDINARY
    state = LetterState.READY
    expires_at = Now() + timedelta(days=1)
    message_id = factory.Sequence(lambda n: f"<{n}@arena.example>")


class DemoLetterFactory(DjangoModelFactory):
    class Meta:
        model = DemoLetter

    message_id = factory.Sequence(lambda n: f"<demo-{n}@arena.example>")
    sender = "noreply@arena.example"
    recipient = "asa@arena.example"
    subject = factory.Sequence(lambda n: f"Brev {n}")
    text = "Hej!\n\nhttp://testserver/"
    language = "sv"
