"""From the rows of an evaluation to its figures: what is averaged, left out, paired and counted."""

from datetime import date
from decimal import Decimal

import pytest

from testbeds.evaluation_states import CostKind, Design, Direction, Instrument, MeasureKind, Phase
from testbeds.models import CostItem, InstrumentResponse, Observation, RunningWeek
from testbeds.statistics.computing import compute
from testbeds.statistics.series import digest, series_of
from tests.factories.evaluations import (
    IncidentFactory,
    MeasureFactory,
    ObservationFactory,
    ParticipantCodeFactory,
    QuestionnaireFactory,
)
from tests.testbeds.statistics.measured import measured, observed

pytestmark = pytest.mark.django_db
SUS_80 = [4, 2, 4, 1, 5, 2, 4, 2, 4, 2]


def primary(evaluation):
    return compute(evaluation)["measures"][0]


def test_worked_example_is_computed_from_its_rows():
    told = primary(measured())

    assert told["paired"] == {
        "n": 8,
        "zeros": 0,
        "median": -8.5,
        "median_interval": {"low": -12.0, "high": -1.0, "level": 0.992188},
        "hodges_lehmann": -7.25,
        "interval": {"low": -11.0, "high": -3.0, "level": 0.960938},
        "method": "exact",
        "p": 0.007812,
        "smallest_p": 0.007812,
    }
    assert told["wording"] == "probably_better"
    assert told["phases"]["baseline"]["median"] == 43
    assert told["phases"]["follow_up"] == {"n": 0}
    assert told["missing"] == 0


def test_points_stand_in_the_order_of_values_and_carry_no_code():
    points = primary(measured())["points"]

    assert points[:2] == [[1, 38.0, 35.0], [2, 39.0, 38.0]]
    assert [row[1] for row in points] == sorted(row[1] for row in points)


def test_several_values_of_a_participant_are_averaged_first():
    evaluation = measured()
    first = Observation.objects.filter(phase=Phase.BASELINE).first()
    ObservationFactory(measure=first.measure, participant=first.participant, value=first.value + 4)

    told = primary(evaluation)

    assert told["averaged"] == 1
    assert told["paired"]["n"] == 8
    assert max(row[1] - row[2] for row in told["points"]) == 14


def test_excluded_values_are_counted_and_left_out():
    evaluation = measured()
    Observation.objects.filter(value=42).update(excluded_because="Klockan stannade.")

    told = primary(evaluation)

    assert (told["excluded"], told["paired"]["n"], told["missing"]) == (1, 7, 1)


def test_whoever_lacks_a_value_is_missing():
    evaluation = measured()
    observed(evaluation.plan.measures.get(), before=40)
    ParticipantCodeFactory(evaluation=evaluation, invited_on=date(2026, 3, 1))
    ParticipantCodeFactory(evaluation=evaluation, began_on=date(2026, 3, 1), left_on=date(2026, 4, 1))

    results = compute(evaluation)

    assert results["counts"] == {"invited": 11, "began": 10, "completed": 9, "left": 1}
    assert results["measures"][0]["missing"] == 2
    assert results["measures"][0]["paired"]["n"] == 8


def test_values_of_one_group_are_held_against_what_is_enough():
    evaluation = measured(worthwhile=None, enough=Decimal(42))
    evaluation.plan.design = Design.SINGLE
    evaluation.plan.save()

    told = primary(evaluation)

    assert told["paired"] is None
    assert told["wording"] == "clearly_better"
    assert told["phases"]["test"]["n"] == 8


def test_units_side_by_side_are_told_phase_by_phase():
    evaluation = measured(baseline=[], test=[], is_paired=False)
    measure = evaluation.plan.measures.get()
    for value in (40, 42, 44, 46, 48):
        observed(measure, before=value)
        observed(measure, after=value - 10)

    told = primary(evaluation)

    assert (told["paired"], told["wording"]) == (None, None)
    assert told["phases"]["test"]["median"] == 34
    assert told["points"][0] == [1, 40.0, None]
    assert told["points"][-1] == [10, None, 38.0]


def test_seven_of_eight_who_say_yes_are_a_share():
    evaluation = measured(
        [0] * 8, [1] * 7 + [0], kind=MeasureKind.YES_NO, direction=Direction.HIGHER, worthwhile=Decimal(20)
    )

    told = primary(evaluation)

    assert told["share"] == {
        "count": 7,
        "n": 8,
        "share": 0.875,
        "interval": {"low": 0.529112, "high": 0.977583, "level": 0.95},
        "method": "wilson",
    }
    assert told["share_change"]["change"] == 87.5
    assert told["wording"] == "clearly_better"


def test_sus_comes_from_the_questionnaires():
    evaluation = measured(kind=MeasureKind.SUS, direction=Direction.HIGHER, worthwhile=None, enough=Decimal(68))
    questionnaire = QuestionnaireFactory(evaluation=evaluation)
    for at, participant in enumerate(evaluation.participants.all()):
        answers = [*SUS_80[:-1], 1 + at % 2] if at else [None, None, *SUS_80[2:]]
        InstrumentResponse.objects.create(questionnaire=questionnaire, participant=participant, answers=answers)

    results = compute(evaluation)

    [told] = results["instruments"]
    assert (told["n"], told["incomplete"], told["imputed"]) == (7, 1, 0)
    assert (told["score"]["median"], told["score"]["interval"], told["score"]["grades"]) == (80, None, ["A", "A−"])
    assert told["items"][0] == {"text_number": 1, "counts": [0, 0, 0, 7, 0], "n": 7}
    assert results["measures"][0]["phases"]["test"]["median"] == 80
    assert results["measures"][0]["wording"] == "clearly_better"


def test_comments_that_nobody_may_quote_are_not_computed_from():
    evaluation = measured()
    questionnaire = QuestionnaireFactory(evaluation=evaluation, instrument=Instrument.STAFF)
    for participant, may_quote in zip(evaluation.participants.all(), [True, False] * 4, strict=True):
        InstrumentResponse.objects.create(
            questionnaire=questionnaire,
            participant=participant,
            answers=[4, 4, 4, 4, 5],
            comment="Lugnare nätter." if may_quote else "Britta somnade.",
            may_quote=may_quote,
        )

    series = series_of(evaluation)

    assert series["responses"][0]["comments"] == ["Lugnare nätter."] * 4
    assert "Britta" not in str(series)


def test_log_incidents_and_costs_are_summed():
    evaluation = measured()
    RunningWeek.objects.create(evaluation=evaluation, monday=date(2026, 3, 2), active=6, support_minutes=30)
    RunningWeek.objects.create(evaluation=evaluation, monday=date(2026, 3, 9), active=8, added_minutes=15)
    IncidentFactory(evaluation=evaluation)
    CostItem.objects.create(evaluation=evaluation, kind=CostKind.LICENCE, amount=Decimal("240.50"))
    CostItem.objects.create(evaluation=evaluation, kind=CostKind.AVOIDED, amount=Decimal(40))

    results = compute(evaluation)

    assert results["usage"] == {
        "weeks": 2,
        "invited": 8,
        "active": {"first": 6, "last": 8, "median": 7.0},
        "support_minutes": 30,
        "added_minutes": 15,
        "alarms_true": None,
        "alarms_false": None,
        "down_minutes": None,
    }
    assert results["incidents"] == {
        "n": 1,
        "by_severity": {"1": 1, "2": 0, "3": 0, "4": 0},
        "serious": 0,
        "unexplained": 0,
        "participants": 8,
        "upper_limit": 0.369417,
    }
    assert results["costs"] == {"items": {"avoided": 40.0, "licence": 240.5}, "spent": 240.5, "avoided": 40.0}


def test_serious_incident_unexplained_is_counted_and_has_no_upper_limit():
    evaluation = measured()
    IncidentFactory(evaluation=evaluation, severity=3)

    incidents = compute(evaluation)["incidents"]

    assert (incidents["serious"], incidents["unexplained"], incidents["upper_limit"]) == (1, 1, None)


def test_digest_follows_the_values_and_nothing_else():
    evaluation = measured()
    before = digest(series_of(evaluation))
    Observation.objects.filter(value=42).update(note="Kväll.")
    unchanged = digest(series_of(evaluation))
    Observation.objects.filter(value=42).update(value=43)

    assert unchanged == before
    assert digest(series_of(evaluation)) != before


def test_evaluation_without_values_has_figures_that_say_so():
    evaluation = measured(baseline=[], test=[])
    MeasureFactory(plan=evaluation.plan, is_primary=False, kind=MeasureKind.YES_NO)

    results = compute(evaluation)

    assert [told["paired"] or told["share"] for told in results["measures"]] == [None, None]
    assert results["counts"] == {"invited": 0, "began": 0, "completed": 0, "left": 0}
