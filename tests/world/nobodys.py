"""Things of nobody: the staff's, or everybody's."""

from events.states import Approval
from tests.factories import (
    DemoLetterFactory,
    EventFactory,
    ImportedFileFactory,
    OutboundLetterFactory,
    QuestionFactory,
    RegistrationFactory,
    ReportFactory,
    TermFactory,
    UserFactory,
)
from tests.world.events_desk import EVENTS_TO_RUN
from tests.world.events_programme import EVENTS_TO_ARRANGE
from tests.world.events_publishing import EVENTS_TO_PUBLISH
from tests.world.events_signup import EVENTS_TO_SIGN_UP_FOR
from tests.world.instruments import QUESTIONS
from tests.world.needs_clusters import CLUSTERS
from tests.world.needs_rounds import ROUNDS
from tests.world.participants import BY_LINK
from tests.world.reminders import REMINDERS


def letter(_team):
    return {"pk": OutboundLetterFactory(failed=True).pk}, {}


def demo_letter(_team):
    return {"pk": DemoLetterFactory().pk}, {}


def published_event(_team):
    return {"slug": EventFactory().slug}, {}


def purpose(_team):
    return {"purpose": "photo"}, {}


def question(_team):
    question = QuestionFactory(choice=True)
    return {"slug": question.event.slug, "number": question.pk}, {"question": question.pk}


def event_with_question(_team):
    question = QuestionFactory()
    return {"slug": question.event.slug}, {"question": question.pk}


def event_to_decide(_team):
    waiting = RegistrationFactory(waiting=True, event__needs_approval=True, participant__approval=Approval.ASKED)
    return {"slug": waiting.event.slug}, {"people": waiting.participant.pk}


def account(_team):
    return {"pk": UserFactory().pk}, {}


def report(_team):
    return {"pk": ReportFactory().pk}, {}


def imported_file(_team):
    return {"pk": ImportedFileFactory().pk}, {}


def replaceable_term(_team):
    """One that another of its vocabulary can take the place of."""
    TermFactory(code="OMR91")
    return {"code": TermFactory(code="OMR90").code}, {}


def import_template(_team):
    return {"kind": "actors"}, {}


def waiting_report(_team):
    return {"queue": "reports", "row": str(ReportFactory().pk)}, {}


def term(_team):
    return {"code": TermFactory(code="OMR04").code}, {}


def resource(_team):
    return {"path": "municipalities"}, {}


def section(_team):
    return {"section": "actors"}, {}


def confirmation_key(_team):
    return {"key": "finns-inte"}, {}


def reset_key(_team):
    return {"uidb36": "0", "key": "finns-inte"}, {}


NOBODYS = (
    BY_LINK
    | EVENTS_TO_ARRANGE
    | EVENTS_TO_PUBLISH
    | EVENTS_TO_SIGN_UP_FOR
    | EVENTS_TO_RUN
    | REMINDERS
    | QUESTIONS
    | ROUNDS
    | CLUSTERS
    | {
        account,
        letter,
        demo_letter,
        report,
        imported_file,
        import_template,
        replaceable_term,
        section,
        term,
        resource,
        waiting_report,
        published_event,
        purpose,
        question,
        event_with_question,
        event_to_decide,
        confirmation_key,
        reset_key,
    }
)
