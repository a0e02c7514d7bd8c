"""Somebody who has had no part in it reads all of the report, and says yes, or what has to be done again."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.marks import mark_of
from testbeds.evaluating import conflicts, declaring
from testbeds.evaluation_rules import is_reviewer
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.judging import bounds
from testbeds.letters.evaluations import tell_parts
from testbeds.letters.judging import ReviewApproved, SentBack
from testbeds.models import Verdict

APPROVED = "review_approved"  # the step that keeps the yes


def is_approved(evaluation):
    """Whether the reviewer has said yes since the report last came to review, and nothing rules its verdict out."""
    entry = _entry(evaluation)
    is_said = entry is not None and evaluation.steps.filter(act=APPROVED, pk__gt=entry.pk).exists()
    return is_said and not has_fallen(evaluation)


def has_fallen(evaluation):
    """A serious incident has come, or come to light, that bars the verdict as it was signed."""
    verdict = Verdict.objects.filter(evaluation=evaluation).first()
    return verdict is not None and bounds.is_broken(evaluation, verdict.outcome)


def mark(evaluation):
    """Which coming to review the reviewer has before their eyes."""
    entry = _entry(evaluation)
    return mark_of(entry.pk if entry else None)


def hindrance(user, evaluation):
    """In words, why the person may not review it; nothing where they may."""
    if evaluation.roles.filter(user=user).exclude(part=Part.REVIEWER).exists():
        return _("You have, or have had, another role in the evaluation, so you cannot review it.")
    if tied := conflicts.tie(user, evaluation):
        return _("You are %(tie)s, which ties you to the supplier, so you cannot review it.") % {"tie": tied}
    said = declaring.newest(evaluation).get(user.pk)
    if said and not declaring.is_settled(said):
        return _("The project staff have not decided about the tie that you declared, so you cannot review it yet.")
    return ""


def approve(evaluation, *, seen, by):
    """Nothing is in the way of publishing it; the project staff do that."""
    _refuse_involved(evaluation, by)
    with transaction.atomic():
        evaluation = _in_review(evaluation, seen, by)
        if has_fallen(evaluation):
            raise Refused(_("An unexplained serious incident rules the verdict out. Send the report back."))
        if not is_approved(evaluation):
            tell_parts(ReviewApproved, evaluation.remark(APPROVED, by=by), evaluation)
    return evaluation


def send_back(evaluation, *, reason, seen, by):
    """Something has to be written, settled or measured again; the lead is told what."""
    _refuse_involved(evaluation, by)
    with transaction.atomic():
        evaluation = _in_review(evaluation, seen, by)
        step = evaluation.step_to(EvaluationState.DRAFTING, by=by, reason=reason)
        tell_parts(SentBack, step, evaluation)
    return evaluation


def _entry(evaluation):
    return evaluation.steps.filter(to_state=EvaluationState.REVIEW, act="").order_by("-pk").first()


def _refuse_involved(evaluation, by):
    """Outside every transaction, so that the attempt is kept though nothing comes of it."""
    if why := hindrance(by, evaluation):
        evaluation.remark(conflicts.BLOCKED, by=by, reason=why)
        raise Refused(why)


def _in_review(evaluation, seen, by):
    evaluation = evaluation.locked()
    if not is_reviewer(by, evaluation):
        raise Refused(_("The reviewer reads the report and answers."))
    if evaluation.state != EvaluationState.REVIEW or seen != mark(evaluation):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    return evaluation
