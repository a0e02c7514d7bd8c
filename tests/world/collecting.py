"""Evaluations where values come in, with a code, a value and whatever else the pages are about."""

from datetime import date

from testbeds.evaluation_states import EvaluationState, Phase
from testbeds.models import ValuesFile
from tests.factories.evaluations import (
    IncidentFactory,
    MeasureFactory,
    ObservationFactory,
    ParticipantCodeFactory,
    PlanFactory,
)
from tests.world.evaluations_life import evaluation_of


def _collecting(team):
    evaluation = evaluation_of(team, EvaluationState.BASELINE)
    measure = MeasureFactory(plan=PlanFactory(evaluation=evaluation, units=""))
    return evaluation, measure, ParticipantCodeFactory(evaluation=evaluation, code="K001")


def collected(team):
    evaluation, measure, _participant = _collecting(team)
    return {"slug": evaluation.slug}, {"measure": measure.pk}


def value(team):
    evaluation, measure, participant = _collecting(team)
    kept = ObservationFactory(measure=measure, participant=participant, phase=Phase.BASELINE)
    return {"slug": evaluation.slug, "pk": kept.pk}, {}


def tried_file(team):
    evaluation, measure, participant = _collecting(team)
    entries = [[measure.pk, participant.pk, "2026-03-02", "42", ""]]
    file = ValuesFile.objects.create(
        evaluation=evaluation, name="tider.csv", phase="baseline", entries=entries, count=1
    )
    return {"slug": evaluation.slug, "key": file.key}, {}


def code(team):
    evaluation, _measure, participant = _collecting(team)
    return {"slug": evaluation.slug, "code": participant.code}, {"on": date(2026, 3, 2)}


def incident(team):
    evaluation, _measure, _participant = _collecting(team)
    return {"slug": evaluation.slug, "pk": IncidentFactory(evaluation=evaluation).pk}, {}
