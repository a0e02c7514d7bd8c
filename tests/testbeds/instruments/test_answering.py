"""Whoever has a code answers once, while the questions are open, and what was answered stays."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.evaluation_states import EvaluationState, Group, Instrument, Phase
from testbeds.instruments import answering, opening
from testbeds.models import InstrumentResponse
from tests.factories.evaluations import EvaluationFactory, ParticipantCodeFactory, QuestionnaireFactory
from tests.testbeds.instruments.portal import as_portal

pytestmark = pytest.mark.django_db

EIGHTY = [4, 2, 4, 1, 5, 2, 4, 2, 4, 2]


def questions_in(state=EvaluationState.TEST, **facts):
    evaluation = EvaluationFactory(state=state)
    ParticipantCodeFactory(evaluation=evaluation, code="K001")
    return QuestionnaireFactory(evaluation=evaluation, **facts)


def test_answers_of_a_code_are_kept_by_the_day_and_the_figures_are_out_of_date():
    questionnaire = questions_in()

    answering.answer(questionnaire, " k001 ", EIGHTY, comment="Bra.", may_quote=True)

    kept = questionnaire.responses.get()
    questionnaire.evaluation.refresh_from_db()
    assert (kept.answers, kept.comment, kept.may_quote, kept.version) == (EIGHTY, "Bra.", True, 1)
    assert kept.at == timezone.localdate()
    assert questionnaire.evaluation.data_changed_at is not None


def test_code_answers_once_by_whichever_link():
    questionnaire = questions_in()
    answering.answer(questionnaire, "K001", EIGHTY)
    opening.close(questionnaire)
    again = opening.lay_out(questionnaire.evaluation, Instrument.SUS, Phase.TEST)

    with pytest.raises(Refused, match="redan besvarade"):
        answering.answer(again, "K001", EIGHTY)

    assert InstrumentResponse.objects.count() == 1


@pytest.mark.parametrize("code", ["K002", "", "K001 OR 1=1"])
def test_unknown_code_is_told_nothing(code):
    with pytest.raises(Refused, match="Koden stämmer inte"):
        answering.answer(questions_in(), code, EIGHTY)


def test_code_of_another_evaluation_and_of_who_has_left_are_unknown():
    questionnaire = questions_in()
    ParticipantCodeFactory(code="K007")
    ParticipantCodeFactory(evaluation=questionnaire.evaluation, code="K008", left_on=timezone.localdate())

    for code in ["K007", "K008"]:
        with pytest.raises(Refused, match="Koden stämmer inte"):
            answering.participant_with(questionnaire, code)


@pytest.mark.parametrize(
    ("instrument", "group", "told"),
    [
        (Instrument.INHABITANT, Group.STAFF, "din kod är till personalen"),
        (Instrument.STAFF, Group.RELATIVE, "De här frågorna är till personalen"),
    ],
)
def test_code_of_another_group_is_refused_kindly(instrument, group, told):
    questionnaire = questions_in(instrument=instrument)
    questionnaire.evaluation.participants.update(group=group)

    with pytest.raises(Refused, match=told):
        answering.participant_with(questionnaire, "K001")


@pytest.mark.parametrize(
    ("state", "phase", "told"),
    [
        (EvaluationState.PLAN_FROZEN, Phase.BASELINE, "inte öppen än"),
        (EvaluationState.BASELINE, Phase.TEST, "inte öppen än"),
        (EvaluationState.TEST, Phase.BASELINE, "stängd"),
        (EvaluationState.STOPPED, Phase.TEST, "stängd"),
        (EvaluationState.ANALYSIS, Phase.FOLLOW_UP, "stängd"),
        (EvaluationState.BASELINE, Phase.BASELINE, ""),
        (EvaluationState.TEST, Phase.TEST, ""),
        (EvaluationState.TEST, Phase.FOLLOW_UP, ""),
    ],
)
def test_questions_are_open_in_their_phase(state, phase, told):
    because = answering.why_closed(questions_in(state, phase=phase))

    assert told in because
    assert bool(because) == bool(told)


def test_questions_are_open_on_their_days():
    today, day = timezone.localdate(), timedelta(days=1)

    assert answering.why_closed(questions_in(opens_on=today, closes_on=today)) == ""
    assert "inte öppen än" in answering.why_closed(questions_in(opens_on=today + day))
    assert "stängd" in answering.why_closed(questions_in(closes_on=today - day))


def test_series_puts_the_links_of_a_phase_together_and_comments_apart(django_assert_num_queries):
    questionnaire = questions_in()
    evaluation = questionnaire.evaluation
    answering.answer(questionnaire, "K001", EIGHTY, comment="Åsikt")
    opening.close(questionnaire)
    relative = ParticipantCodeFactory(evaluation=evaluation, code="K002", group=Group.RELATIVE)
    again = opening.lay_out(evaluation, Instrument.SUS, Phase.TEST)
    answering.answer(again, "K002", [3] * 10, comment="Annan", may_quote=True)

    with django_assert_num_queries(1):
        found = answering.series(evaluation)

    assert found == [
        {
            "instrument": "sus",
            "phase": "test",
            "version": 1,
            "answers": [EIGHTY, [3] * 10],
            "participants": [evaluation.participants.get(code="K001").pk, relative.pk],
            "groups": ["staff", "relative"],
            "comments": [("Annan", True), ("Åsikt", False)],
        }
    ]


def test_database_takes_no_second_answer_of_a_code():
    questionnaire = questions_in()
    answering.answer(questionnaire, "K001", EIGHTY)
    participant = questionnaire.evaluation.participants.get()

    with pytest.raises(IntegrityError, match="instrumentresponse_one_per_code"):
        questionnaire.responses.create(participant=participant, answers=EIGHTY)


@pytest.mark.parametrize("answers", [[0], [6], ["3"], [[3]], {"1": 3}, 3, [2.5]])
def test_database_takes_answers_from_1_to_5_and_blanks(answers):
    questionnaire = questions_in()
    participant = questionnaire.evaluation.participants.get()

    with pytest.raises(IntegrityError, match="instrumentresponse_answers_are_1_to_5_or_blank"):
        questionnaire.responses.create(participant=participant, answers=answers)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE testbeds_instrumentresponse SET answers = '[1]'",
        "UPDATE testbeds_instrumentresponse SET comment = ''",
        "DELETE FROM testbeds_instrumentresponse",
    ],
)
def test_portal_changes_and_removes_no_answer_by_sql(statement):
    answering.answer(questions_in(), "K001", EIGHTY, comment="Bra.")

    with pytest.raises(IntegrityError, match="instrumentresponse_stands"):
        as_portal(statement)

    assert InstrumentResponse.objects.get().comment == "Bra."


ADD = """INSERT INTO testbeds_instrumentresponse
    (questionnaire_id, participant_id, answers, comment, may_quote, version, at)
    VALUES (%s, %s, '[3]', '', false, 1, current_date)"""


def test_portal_adds_an_answer_by_sql_only_while_it_is_open():
    questionnaire, closed = questions_in(), questions_in(closed_at=timezone.now())
    late = questions_in(EvaluationState.ANALYSIS)
    codes = [one.evaluation.participants.get().pk for one in (questionnaire, closed, late)]
    refused = [(closed.pk, codes[1]), (late.pk, codes[2]), (questionnaire.pk, codes[1])]

    as_portal(ADD, questionnaire.pk, codes[0])

    for pair in refused:
        with pytest.raises(IntegrityError, match="instrumentresponse_received_while_open"):
            as_portal(ADD, *pair)


def test_portal_adds_no_second_answer_by_sql_behind_another_link():
    questionnaire = questions_in()
    answering.answer(questionnaire, "K001", EIGHTY)
    opening.close(questionnaire)
    again = opening.lay_out(questionnaire.evaluation, Instrument.SUS, Phase.TEST)

    with pytest.raises(IntegrityError, match="instrumentresponse_received_while_open"):
        as_portal(ADD, again.pk, questionnaire.evaluation.participants.get().pk)
