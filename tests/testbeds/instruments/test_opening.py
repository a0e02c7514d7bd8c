"""Questions are laid out once for each phase, counted without names, and closed for good."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.evaluation_states import EvaluationState, Group, Instrument, Phase
from testbeds.instruments import answering, opening
from tests.factories.evaluations import EvaluationFactory, ParticipantCodeFactory, QuestionnaireFactory
from tests.testbeds.instruments.portal import as_portal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [EvaluationState.PLANNING, EvaluationState.ANALYSIS, EvaluationState.PUBLISHED])
def test_questions_are_laid_out_between_plan_and_analysis(state):
    evaluation = EvaluationFactory(state=state, published_at=timezone.now())

    with pytest.raises(Refused, match="från det att planen är fastställd"):
        opening.lay_out(evaluation, Instrument.SUS, Phase.TEST)


def test_questions_are_open_once_in_a_phase():
    evaluation = EvaluationFactory(state=EvaluationState.TEST)
    opening.lay_out(evaluation, Instrument.SUS, Phase.TEST)

    with pytest.raises(Refused, match="redan öppna"):
        opening.lay_out(evaluation, Instrument.SUS, Phase.TEST)
    with pytest.raises(IntegrityError, match="questionnaire_one_open_per_phase"):
        QuestionnaireFactory(evaluation=evaluation)


def test_questions_are_closed_for_good():
    questionnaire = QuestionnaireFactory()
    opening.close(questionnaire)

    with pytest.raises(Refused, match="redan stängd"):
        opening.close(questionnaire)
    with pytest.raises(IntegrityError, match="questionnaire_stays_closed"):
        as_portal("UPDATE testbeds_questionnaire SET closed_at = NULL")


def test_answers_are_counted_against_the_codes_that_are_asked():
    evaluation = EvaluationFactory(state=EvaluationState.TEST)
    for code, group, left_on in [
        *(("K1", Group.STAFF, None), ("K2", Group.INHABITANT, None), ("K3", Group.RELATIVE, None)),
        ("K4", Group.RELATIVE, timezone.localdate()),
    ]:
        ParticipantCodeFactory(evaluation=evaluation, code=code, group=group, left_on=left_on)
    laid_out = [opening.lay_out(evaluation, instrument, Phase.TEST) for instrument in ["sus", "staff", "inhabitant"]]
    answering.answer(laid_out[2], "K3", [5] * 5)

    counted = {row.instrument: (row.answered, row.codes) for row in opening.with_answers(evaluation)}

    assert counted == {"sus": (0, 3), "staff": (0, 1), "inhabitant": (1, 2)}
