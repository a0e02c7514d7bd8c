"""The technology readiness level before and after: one says what shows it, another agrees."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluation_states import EvaluationState, Moment

AFTER_FROM = [EvaluationState.TEST, EvaluationState.STOPPED, EvaluationState.ANALYSIS, EvaluationState.DRAFTING]


def moments(evaluation):
    """Which of the two can be judged now."""
    if evaluation.state in AFTER_FROM:
        return [Moment.BEFORE, Moment.AFTER]
    return [Moment.BEFORE]


@transaction.atomic
def state(evaluation, moment, *, level, evidence, by):
    """Say the level; what was agreed on before is agreed on no longer."""
    evaluation = evaluation.locked()
    if moment not in moments(evaluation):
        raise Refused(_("The level after the test is judged once the test has begun."))
    said = {"level": level, "evidence": evidence, "by": by, "agreed_by": None, "agreed_at": None}
    row, _is_new = evaluation.readiness.update_or_create(moment=moment, defaults=said)
    evaluation.data_changed()
    return row


@transaction.atomic
def agree(evaluation, moment, *, level, by):
    """A second person stands for the level that they were shown."""
    evaluation = evaluation.locked()
    readiness = evaluation.readiness.filter(moment=moment, level=level, agreed_at=None).first()
    if readiness is None:
        raise Refused(_("The level has changed since you opened the page. Look again."))
    if readiness.by_id == by.pk:
        raise Refused(_("You have judged the level yourself. Somebody else has to agree."))
    readiness.agreed_by, readiness.agreed_at = by, timezone.now()
    readiness.save(update_fields=["agreed_by", "agreed_at"])
