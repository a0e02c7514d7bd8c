import pytest

from arena.feedback.letters import Answer, Receipt
from arena.feedback.states import ReportState
from arena.outbox.models import OutboundLetter
from arena.outbox.writing import write
from tests.factories import ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db


def test_receipt_carries_no_words_of_a_stranger_to_an_address_nobody_has_confirmed():
    report = ReportFactory(text="Läs mer på https://evil.example/")

    message = write(Receipt(report), OutboundLetter(address=report.email, language="sv"))

    assert (message.subject, message.to) == ("Vi har fått din rapport", [report.email])
    assert message.body.count("evil.example") == 0


def test_answer_says_what_came_of_it():
    report = ReportFactory(language="en")
    report.give_answer("It is mended.", by=StaffFactory())

    message = write(Answer(report), OutboundLetter(address=report.email, language="en"))

    assert (message.subject, message.body.count("It is mended.")) == ("An answer to your report", 1)


def test_answer_closed_meanwhile_is_no_longer_true():
    assert not Answer(
        ReportFactory(state=ReportState.CLOSED, answer="-", handled_at="2026-01-01T00:00Z")
    ).is_still_true()
