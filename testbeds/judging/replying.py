"""The supplier reads the report before everybody else and may comment on it; after that, or in time, it is reviewed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from testbeds.evaluation_rules import is_supplier_contact
from testbeds.evaluation_states import EvaluationState
from testbeds.letters.evaluations import tell_parts
from testbeds.letters.judging import ReplyReminder, ReplyThanks, ReplyWanted, ReviewWanted
from testbeds.models import Evaluation, SupplierReply

DAYS_LEFT = 3  # when those who have not answered are reminded


def is_open(evaluation):
    due = evaluation.reply_due_at
    return evaluation.state == EvaluationState.REPLY and (due is None or timezone.now() < due)


def ask(step):
    """Tell the supplier's contacts that the report is theirs to read; whoever sends it to them calls this."""
    tell_parts(ReplyWanted, step, step.evaluation)


@transaction.atomic
def reply(evaluation, *, text="", abstains=False, by):
    """Keep the comment word for word, or that none is made; the review begins at once."""
    evaluation = evaluation.locked()
    if not is_open(evaluation):
        raise Refused(_("The time for comments is over, or the report is not with you now."))
    if not is_supplier_contact(by, evaluation):
        raise Refused(_("The supplier contact comments on the report."))
    said = {"text": "" if abstains else text, "abstains": abstains, "by": by, "at": timezone.now()}
    answer, _is_new = SupplierReply.objects.update_or_create(evaluation=evaluation, defaults=said)
    step = _begin_review(evaluation, by)
    outbox.leave(ReplyThanks(step, by))
    return answer


def close_due():
    """Let the review begin of every report whose time for comments is over; say how many."""
    due = Evaluation.objects.filter(state=EvaluationState.REPLY, reply_due_at__lte=timezone.now())
    return sum(_close(evaluation) for evaluation in due.order_by("reply_due_at", "pk"))


@transaction.atomic
def _close(evaluation):
    evaluation = evaluation.locked()
    if evaluation.state != EvaluationState.REPLY or evaluation.reply_due_at > timezone.now():
        return False
    _begin_review(evaluation, None)
    return True


def _begin_review(evaluation, by):
    step = evaluation.step_to(EvaluationState.REVIEW, by=by)
    tell_parts(ReviewWanted, step, evaluation)
    return step


def remind_due():
    """Remind the supplier's contacts when three days are left, once."""
    now = timezone.now()
    waiting = Evaluation.objects.filter(
        state=EvaluationState.REPLY, reply_due_at__gt=now, reply_due_at__lte=now + timedelta(days=DAYS_LEFT)
    )
    for evaluation in waiting.order_by("pk"):
        with transaction.atomic():
            step = evaluation.steps.filter(to_state=EvaluationState.REPLY, act="").first()
            tell_parts(ReplyReminder, step, evaluation)
