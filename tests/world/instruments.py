"""Evaluations under way, and the questions that those who take part answer."""

from testbeds.evaluation_states import EvaluationState, Instrument, Part
from testbeds.instruments import readiness
from tests.factories import UserFactory
from tests.factories.evaluations import EvaluationFactory, ParticipantCodeFactory, QuestionnaireFactory, RoleFactory

PARTS = [Part.ASSESSOR, Part.SITE_LEAD, Part.LEAD]  # of reader, editor and manager; a team of one leads


def _evaluation(team):
    evaluation = EvaluationFactory(state=EvaluationState.TEST)
    parts = PARTS if len(team) > 1 else [Part.LEAD]
    for (person, _role), part in zip(team, parts, strict=False):
        RoleFactory(evaluation=evaluation, user=person, part=part)
    return evaluation


def under_test(team):
    return {"slug": _evaluation(team).slug}, {}


def laid_out(team):
    questionnaire = QuestionnaireFactory(evaluation=_evaluation(team))
    return {"slug": questionnaire.evaluation.slug, "number": questionnaire.pk}, {}


def stated(team):
    evaluation = _evaluation(team)
    readiness.state(evaluation, "before", level=6, evidence="Ett år i drift.", by=UserFactory())
    return {"slug": evaluation.slug}, {"level": "6"}


def questions(_team):
    questionnaire = QuestionnaireFactory(evaluation=_evaluation([]), instrument=Instrument.STAFF)
    ParticipantCodeFactory(evaluation=questionnaire.evaluation, code="K001")
    return {"token": questionnaire.token}, {}


QUESTIONS = {questions}
