"""Suppliers ask, without being named to anybody; the holder answers to all at once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.dialogues.answering import is_open
from testbeds.letters.dialogues import EnquiryAnswered, EnquiryWaiting, tell_holder, tell_suppliers
from testbeds.models import DialogueEnquiry


@transaction.atomic
def ask(dialogue, actor, question):
    """Nothing that anybody reads says who asked: neither page, letter, step nor history."""
    dialogue = dialogue.locked()
    _refuse_unless_open(dialogue)
    enquiry = dialogue.enquiries.create(question=question, asked_by=actor)
    tell_holder(EnquiryWaiting, enquiry, dialogue)
    return enquiry


@transaction.atomic
def answer(enquiry, text, *, by):
    """To everybody on the page, and by letter to all who were told of the dialogue; an answer is given once."""
    dialogue = enquiry.dialogue.locked()
    _refuse_unless_open(dialogue)
    waiting = DialogueEnquiry.objects.filter(pk=enquiry.pk, answered_at=None)
    if not waiting.update(answer=text, answered_by=by, answered_at=timezone.now()):
        raise Refused(_("Somebody else has answered already. Look at the page again."))
    dialogue.remark("enquiry_answered", by=by)
    enquiry.refresh_from_db()
    tell_suppliers(EnquiryAnswered, enquiry, dialogue, dialogue.recipients.values_list("actor", flat=True))
    return enquiry


def _refuse_unless_open(dialogue):
    if not is_open(dialogue):
        raise Refused(_("The dialogue has closed. Questions are no longer received."))
