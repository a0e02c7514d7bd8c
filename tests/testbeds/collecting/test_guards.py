"""What the database refuses, also to the portal's own role by SQL."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from testbeds.evaluation_states import EvaluationState, MeasureKind, Phase
from testbeds.models import Evaluation, Incident, Observation, Participant, RunningWeek, ValuesFile
from tests.factories import IncidentFactory, MeasureFactory, ObservationFactory, ParticipantCodeFactory
from tests.testbeds.collecting.situations import as_portal, collecting

pytestmark = pytest.mark.django_db
WRITTEN_FROM = [
    *(EvaluationState.DRAFTING, EvaluationState.REPLY, EvaluationState.REVIEW),
    *EvaluationState.reported(),
]


def refused(statement, *values):
    """The name of the guard that refuses the portal this statement, or nothing."""
    try:
        with as_portal(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except (ProgrammingError, IntegrityError) as no:
        return str(no).split("\n")[0]
    return ""


def stand_at(state):
    Evaluation.objects.update(state=state, published_at="2026-06-01T12:00Z", lessons_sv="Kameran höll inte.")


def test_code_of_another_evaluation_is_not_moved_to_one_that_is_written_from():
    reported, going_on = ParticipantCodeFactory().evaluation, ParticipantCodeFactory().evaluation
    Evaluation.objects.filter(pk=reported.pk).update(state=EvaluationState.REVIEW)

    guard = refused(
        "UPDATE testbeds_participant SET evaluation_id = %s WHERE evaluation_id = %s", reported.pk, going_on.pk
    )

    assert guard == "participant_stands_once_written_from"


def test_observation_of_one_evaluation_is_refused_with_a_stranger():
    _evaluation, measure, _people = collecting()

    with pytest.raises(IntegrityError, match="observation_of_one_evaluation"), transaction.atomic():
        ObservationFactory(measure=measure, participant=ParticipantCodeFactory())


def test_observation_of_yes_or_no_is_1_or_0():
    _evaluation, measure, people = collecting()
    answer = MeasureFactory(plan=measure.plan, kind=MeasureKind.YES_NO, is_primary=False)

    ObservationFactory(measure=answer, participant=people["K001"], value=1)
    with pytest.raises(IntegrityError, match="observation_of_yes_or_no_is_1_or_0"), transaction.atomic():
        ObservationFactory(measure=answer, participant=people["K001"], value=2)


@pytest.mark.parametrize("state", [EvaluationState.PLAN_FROZEN, EvaluationState.BASELINE, EvaluationState.TEST])
def test_portal_adds_values_of_the_phase_that_is_on(state):
    _evaluation, measure, people = collecting(state)
    add = (
        'INSERT INTO testbeds_observation (measure_id, participant_id, phase, "on", value, source, note,'
        " excluded_because, at) VALUES (%s, %s, %s, '2026-03-02', 40, 'form', '', '', now())"
    )

    added = [phase for phase in Phase if not refused(add, measure.pk, people["K001"].pk, phase)]

    on = {EvaluationState.BASELINE: [Phase.BASELINE], EvaluationState.TEST: [Phase.TEST, Phase.FOLLOW_UP]}
    assert added == on.get(state, [])


@pytest.mark.parametrize("state", WRITTEN_FROM)
def test_portal_changes_and_removes_nothing_once_a_report_is_written_from_it(state):
    evaluation, measure, people = collecting()
    value = ObservationFactory(measure=measure, participant=people["K001"])
    RunningWeek.objects.create(evaluation=evaluation, monday=date(2026, 3, 2))
    stand_at(state)

    tried = [
        refused("UPDATE testbeds_observation SET excluded_because = 'x'"),
        refused("UPDATE testbeds_observation SET value = 1"),
        refused("DELETE FROM testbeds_observation"),
        refused("UPDATE testbeds_participant SET left_on = '2026-03-02'"),
        refused("DELETE FROM testbeds_participant WHERE code = 'K002'"),
        refused("UPDATE testbeds_runningweek SET active = 1"),
        refused("DELETE FROM testbeds_runningweek"),
    ]

    assert tried == [
        *["observation_number_stands"] * 2,
        "observation_goes_while_collecting",
        *["participant_stands_once_written_from"] * 2,
        *["runningweek_stands_once_written_from"] * 2,
    ]
    assert Observation.objects.get() == value


def test_portal_leaves_out_but_never_changes_a_number():
    _evaluation, measure, people = collecting(EvaluationState.ANALYSIS)
    ObservationFactory(measure=measure, participant=people["K001"])

    assert refused("UPDATE testbeds_observation SET excluded_because = 'Klockan stannade.'") == ""
    assert refused("UPDATE testbeds_observation SET value = 1, excluded_because = 'x'") == "observation_number_stands"
    assert refused("UPDATE testbeds_observation SET id = id + 1000") == "observation_number_stands"
    assert refused("DELETE FROM testbeds_observation") == "observation_goes_while_collecting"


def test_portal_forgets_who_wrote_something_whatever_the_state():
    evaluation, measure, people = collecting()
    ObservationFactory(measure=measure, participant=people["K001"])
    IncidentFactory(evaluation=evaluation)
    stand_at(EvaluationState.PUBLISHED)

    assert refused("UPDATE testbeds_observation SET by_id = NULL") == ""
    assert refused("UPDATE testbeds_incident SET by_id = NULL") == ""


def test_incident_is_never_taken_back_by_the_portal():
    IncidentFactory(evaluation=collecting()[0])

    for statement in ("DELETE FROM testbeds_incident", "UPDATE testbeds_incident SET severity = 2"):
        assert refused(statement) == "incident_is_never_taken_back"
    explained = "UPDATE testbeds_incident SET explanation = 'Nätet var nere.', explained_at = now()"
    assert refused(explained) == ""


@pytest.mark.parametrize(
    ("constraint", "break_it"),
    [
        ("participant_one_per_code", lambda e: Participant.objects.create(evaluation=e, code="K001")),
        ("participant_code_is_no_name", lambda e: Participant.objects.create(evaluation=e, code="Anna")),
        ("runningweek_begins_on_monday", lambda e: RunningWeek.objects.create(evaluation=e, monday=date(2026, 3, 3))),
        (
            "runningweek_once",
            lambda e: [RunningWeek.objects.create(evaluation=e, monday=date(2026, 3, 2)) for _each in "ab"],
        ),
        ("incident_severity_is_1_to_4", lambda e: IncidentFactory(evaluation=e, severity=5)),
        ("incident_explained_with_words", lambda e: IncidentFactory(evaluation=e, explanation="Därför.")),
        (
            "valuesfile_approved_once",
            lambda e: [
                ValuesFile.objects.create(evaluation=e, checksum="a" * 64, approved_at="2026-03-02T12:00Z")
                for _each in "ab"
            ],
        ),
    ],
)
def test_constraint_refuses(constraint, break_it):
    evaluation, _measure, _people = collecting()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        break_it(evaluation)

    assert Incident.objects.count() == 0
