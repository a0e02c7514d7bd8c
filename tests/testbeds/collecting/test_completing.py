"""How complete the values are, and whose are lacking."""

import pytest

from testbeds.collecting.completing import completeness
from testbeds.evaluation_states import Design, EvaluationState, Instrument, MeasureKind, Phase
from testbeds.models import InstrumentResponse, Participant
from tests.factories import MeasureFactory, ObservationFactory, ParticipantCodeFactory, QuestionnaireFactory
from tests.testbeds.collecting.situations import collecting

pytestmark = pytest.mark.django_db
CODES = ("K001", "K002", "K003", "K004")


def give(measure, people, phase, *codes, **facts):
    for code in codes:
        ObservationFactory(measure=measure, participant=people[code], phase=phase, **facts)


def test_completeness_counts_those_with_the_primary_measure_in_every_phase():
    evaluation, measure, people = collecting(EvaluationState.TEST, CODES)
    give(measure, people, Phase.BASELINE, *CODES)
    give(measure, people, Phase.TEST, *CODES[:3])

    found = completeness(evaluation)

    assert (found["share"], found["is_enough"], found["lacking"]) == (0.75, False, ["K004"])
    assert [(cell.phase, cell.have, cell.of, cell.is_enough) for cell in found["by_unit"]] == [
        (Phase.BASELINE, 4, 4, True),
        (Phase.TEST, 3, 4, False),
    ]


def test_completeness_asks_for_no_test_during_the_baseline():
    evaluation, measure, people = collecting(EvaluationState.BASELINE, CODES)
    give(measure, people, Phase.BASELINE, *CODES)

    found = completeness(evaluation)

    assert (found["share"], found["is_enough"]) == (1.0, True)


def test_completeness_asks_for_no_baseline_where_the_design_has_none():
    evaluation, measure, people = collecting(EvaluationState.TEST, CODES, design=Design.SINGLE)
    give(measure, people, Phase.TEST, *CODES)

    assert completeness(evaluation)["share"] == 1.0


def test_completeness_counts_who_left_but_neither_who_never_began_nor_what_is_left_out():
    evaluation, measure, people = collecting(EvaluationState.BASELINE, CODES)
    Participant.objects.filter(code="K001").update(began_on="2026-03-02", left_on="2026-03-09")
    Participant.objects.filter(code="K002").update(left_on="2026-03-09")
    give(measure, people, Phase.BASELINE, "K003")
    give(measure, people, Phase.BASELINE, "K004", excluded_because="Klockan stannade.")

    found = completeness(evaluation)

    assert (found["participants"], found["lacking"]) == (3, ["K001", "K004"])


def test_completeness_tells_units_and_other_measures_apart():
    evaluation, measure, people = collecting(EvaluationState.BASELINE, CODES[:2])
    people["N001"] = ParticipantCodeFactory(evaluation=evaluation, code="N001", unit="Avdelning B")
    other = MeasureFactory(plan=measure.plan, name="Fall", is_primary=False)
    give(measure, people, Phase.BASELINE, "K001", "K002")
    give(other, people, Phase.BASELINE, "N001")

    found = completeness(evaluation)["by_unit"]

    assert [(cell.measure.name, cell.unit, cell.share, cell.lacking) for cell in found] == [
        (measure.name, "Avdelning A", 1.0, []),
        (measure.name, "Avdelning B", 0.0, ["N001"]),
        ("Fall", "Avdelning A", 0.0, ["K001", "K002"]),
        ("Fall", "Avdelning B", 1.0, []),
    ]


def test_completeness_takes_sus_from_the_answers_to_its_questions():
    evaluation, measure, people = collecting(EvaluationState.TEST, CODES[:2], design=Design.SINGLE)
    type(measure).objects.update(kind=MeasureKind.SUS)
    asked = QuestionnaireFactory(evaluation=evaluation, instrument=Instrument.SUS, phase=Phase.TEST)
    InstrumentResponse.objects.create(questionnaire=asked, participant=people["K001"], answers=[3] * 10)

    assert completeness(evaluation)["lacking"] == ["K002"]


def test_completeness_costs_few_statements_however_many_there_are(django_assert_max_num_queries):
    evaluation, measure, people = collecting(EvaluationState.TEST, CODES)
    give(measure, people, Phase.TEST, *CODES)

    with django_assert_max_num_queries(8):
        completeness(evaluation)


def test_completeness_before_there_is_anybody():
    evaluation, _measure, _people = collecting(EvaluationState.PLAN_FROZEN, ())

    found = completeness(evaluation)

    assert (found["share"], found["is_enough"], found["lacking"]) == (0.0, False, [])
