"""Evaluations with values to compute from."""

from decimal import Decimal

from testbeds.evaluation_states import EvaluationState, Phase
from tests.factories.evaluations import EvaluationFactory, MeasureFactory, ObservationFactory, ParticipantCodeFactory

BASELINE = [42, 38, 51, 45, 40, 47, 39, 44]
TEST = [30, 35, 40, 41, 33, 36, 38, 34]


def measured(baseline=BASELINE, test=TEST, **facts):
    """An evaluation in analysis, whose primary measure has a value before and after for each participant."""
    evaluation = EvaluationFactory(state=EvaluationState.ANALYSIS)
    measure = MeasureFactory(plan__evaluation=evaluation, **facts)
    for before, after in zip(baseline, test, strict=True):
        observed(measure, before, after)
    return evaluation


def observed(measure, before=None, after=None, **facts):
    participant = ParticipantCodeFactory(evaluation=measure.plan.evaluation, **facts)
    for phase, value in ((Phase.BASELINE, before), (Phase.TEST, after)):
        if value is not None:
            ObservationFactory(measure=measure, participant=participant, phase=phase, value=Decimal(value))
    return participant
