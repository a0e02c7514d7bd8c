"""Questions are laid out for one phase, and closed: what has been answered stays."""

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluation_states import EvaluationState
from testbeds.instruments.questions import ANSWERED_BY


@transaction.atomic
def lay_out(evaluation, instrument, phase, *, opens_on=None, closes_on=None):
    """A link of its own to the questions, one open at a time for each phase."""
    evaluation = evaluation.locked()
    if evaluation.state not in EvaluationState.asking():
        raise Refused(_("Questions are laid out once the plan is settled, and until the test is over."))
    if evaluation.questionnaires.filter(instrument=instrument, phase=phase, closed_at=None).exists():
        raise Refused(_("These questions are open already in this phase."))
    return evaluation.questionnaires.create(instrument=instrument, phase=phase, opens_on=opens_on, closes_on=closes_on)


@transaction.atomic
def close(questionnaire):
    """Closed for good: whoever wants more answers lays the questions out again, behind a new link."""
    evaluation = questionnaire.evaluation.locked()
    if not evaluation.questionnaires.filter(pk=questionnaire.pk, closed_at=None).update(closed_at=timezone.now()):
        raise Refused(_("The questions are closed already."))


def with_answers(evaluation):
    """The questionnaires, each with how many have answered of how many codes that are asked to."""
    codes = evaluation.participants.filter(left_on=None).order_by().values("group").annotate(codes=Count("pk"))
    of_group = {row["group"]: row["codes"] for row in codes}
    found = evaluation.questionnaires.annotate(answered=Count("responses"))
    for questionnaire in found.order_by(F("closed_at").asc(nulls_first=True), "phase", "instrument", "pk"):
        questionnaire.codes = sum(of_group.get(group, 0) for group in ANSWERED_BY[questionnaire.instrument])
        yield questionnaire
