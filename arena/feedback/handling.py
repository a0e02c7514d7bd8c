"""From a report that arrives to one that is dealt with, and the letters on the way."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.feedback.letters import Answer, Receipt
from arena.shared.errors import Refused


@transaction.atomic
def receive(report):
    """Keep the report, and leave a receipt where there is an address to send it to."""
    report.save()
    if report.email:
        outbox.leave(Receipt(report))


@transaction.atomic
def answer(report, text, *, by):
    """Tell whoever wrote, by letter, what came of it."""
    if not report.email:
        raise Refused(_("The reporter left no address to answer to. Close the report with a note instead."))
    report.give_answer(text, by=by)
    outbox.leave(Answer(report), language=report.language)
