"""What whoever sent a report is told, when they left an address."""

from django.utils.translation import gettext_lazy as _

from arena.feedback.models import Report
from arena.feedback.states import ReportState
from arena.outbox.letters import Letter


class ReportLetter(Letter):
    """A letter to the address on the report; there may be no account behind it."""

    model = Report

    def recipient(self):
        return self.subject.email

    def context(self):
        return {"report": self.subject}


class Receipt(ReportLetter):
    kind = "feedback.receipt"
    label = _("Receipt for a report")
    template = "feedback/letters/receipt.txt"


class Answer(ReportLetter):
    kind = "feedback.answer"
    label = _("Answer to a report")
    template = "feedback/letters/answer.txt"

    def is_still_true(self):
        return self.subject.state == ReportState.ANSWERED
