"""What an event asks beside name and address, and what was said."""

import factory
from factory.django import DjangoModelFactory

from events import models
from events.states import Purpose, QuestionKind
from tests.factories.events import EventFactory, ParticipantFactory


class QuestionFactory(DjangoModelFactory):
    """A question in words, which may be left unanswered."""

    class Meta:
        model = models.Question

    class Params:
        choice = factory.Trait(kind=QuestionKind.CHOICE, options_sv=["Ja", "Nej"], options_en=["Yes", "No"])
        several = factory.Trait(
            kind=QuestionKind.SEVERAL, options_sv=["Larm", "Tillsyn", "Robot"], options_en=["Alarm", "Visit", "Robot"]
        )
        number = factory.Trait(kind=QuestionKind.NUMBER)

    event = factory.SubFactory(EventFactory)
    kind = QuestionKind.TEXT
    label_sv = factory.Sequence(lambda n: f"Fråga {n}?")
    label_en = factory.Sequence(lambda n: f"Question {n}?")
    place = factory.Sequence(lambda n: n)


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.Answer

    question = factory.SubFactory(QuestionFactory)
    participant = factory.SubFactory(ParticipantFactory, event=factory.SelfAttribute("..question.event"))
    value = "Svar"


class ConsentTextFactory(DjangoModelFactory):
    class Meta:
        model = models.ConsentText

    purpose = Purpose.LISTED
    version = factory.Sequence(lambda n: n + 1)
    text_sv = factory.LazyAttribute(lambda text: f"Mitt namn får stå i listan, lydelse {text.version}.")
    text_en = factory.LazyAttribute(lambda text: f"My name may be in the list, wording {text.version}.")


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = models.Consent

    participant = factory.SubFactory(ParticipantFactory)
    wording = factory.SubFactory(ConsentTextFactory)
    language = "sv"


class CareNeedFactory(DjangoModelFactory):
    class Meta:
        model = models.CareNeed

    participant = factory.SubFactory(ParticipantFactory)
    dietary = "Kikärtsgryta"
    access = "Plats för rullstol"
