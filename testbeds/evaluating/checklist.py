"""What has to be thought through before a test is planned (step 1 of MAST): seven questions, answered on the record.

“We do not know” is an answer; it stands as a task until somebody has found out, and nothing begins before that.
"""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from arena.shared.http import check
from testbeds.evaluation_rules import can_coordinate_evaluation, leads
from testbeds.evaluation_states import Answered, BedKind, EvaluationState


class Question(NamedTuple):
    label: str
    help_text: str


QUESTIONS = {
    "purpose": Question(
        _("Is it clear what the test is to answer, and who will use the answer?"),
        _("Name the decision that waits for it."),
    ),
    "alternatives": Question(
        _("Have other ways been looked at?"),
        _("Also what exists already: national services such as 1177, a system in use that can do it, other offerings."),
    ),
    "maturity": Question(
        _("Is the offering ready enough to be tried?"),
        _("In real care it takes at least technology readiness level (TRL) 6, in a showroom or simulation at least 4."),
    ),
    "medical_device": Question(
        _("Is it settled whether it is a medical device, and is it CE marked if so?"),
        _("What the supplier says it is for decides. An unmarked device is tried only as a clinical investigation."),
    ),
    "procurement": Question(
        _("Can it be tried without breaking the rules on public procurement?"),
        _("What the supplier gets for it, and how a later procurement stays open to all."),
    ),
    "data": Question(
        _("Is it settled which personal data are handled, why that is lawful, and where they are kept?"),
        _("Who is responsible for them, and whether an impact assessment is needed."),
    ),
    "harm": Question(
        _("Is it known who could be harmed, and what is done about it?"),
        _("Those who use the care, relatives and staff; also by what no longer happens."),
    ),
}
LEAST_TRL = {BedKind.REAL: 6, BedKind.SHOWROOM: 4, BedKind.SIMULATION: 4, BedKind.VIRTUAL: 4}


def can_answer(user, evaluation):
    """Those who lead it and the staff, until values come in."""
    early = (EvaluationState.PROPOSAL, EvaluationState.PLANNING, EvaluationState.PLAN_FROZEN)
    is_one = leads(user, evaluation) or can_coordinate_evaluation(user, evaluation)
    return evaluation.state in early and is_one


def answer_of(evaluation, name):
    """The pair of answer and note; empty where nobody has answered."""
    answer, note = evaluation.checklist.get(name, ["", ""])
    return answer, note


def unanswered(evaluation):
    """The questions without an answer, in words."""
    return [question.label for name, question in QUESTIONS.items() if not answer_of(evaluation, name)[0]]


def to_find_out(evaluation):
    """Pairs of question and note where the answer is that nobody knows."""
    answers = [(question.label, answer_of(evaluation, name)) for name, question in QUESTIONS.items()]
    return [(label, note) for label, (answer, note) in answers if answer == Answered.UNKNOWN]


def answered_no(evaluation):
    answers = [(question.label, answer_of(evaluation, name)) for name, question in QUESTIONS.items()]
    return [(label, note) for label, (answer, note) in answers if answer == Answered.NO]


def least_trl(evaluation):
    """The readiness level it takes where it is to be tried; real care where no testbed is named."""
    kind = evaluation.testbed.kind if evaluation.testbed else BedKind.REAL
    return LEAST_TRL[kind]


@transaction.atomic
def answer(evaluation, answers, *, by):
    """Keep the answers as they are now; who changed which of them is read in the history."""
    evaluation = evaluation.locked()
    check(can_answer, by, evaluation)
    evaluation.checklist = answers
    evaluation.save(update_fields=["checklist", "changed_at"])
    evaluation.remark("checklist", by=by)
    return evaluation
