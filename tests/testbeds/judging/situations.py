"""An evaluation with its people and figures, as far as it has come before somebody judges it."""

from datetime import date, timedelta

from django.utils import timezone

from testbeds.evaluation_states import AnalysisState, Domain, EvaluationState, Mark, Part, Phase
from testbeds.judging import assessing
from testbeds.models import Analysis, DomainGrade, EvaluationRole, Observation, Participant
from tests.factories import UserFactory
from tests.factories.evaluations import EvaluationFactory, MeasureFactory, PlanFactory, RoleFactory


def evaluation_in(state=EvaluationState.ANALYSIS, *parts, **facts):
    """With a lead, an assessor, a site lead, and whoever else is named."""
    evaluation = EvaluationFactory(state=state, **facts)
    for part in [Part.LEAD, Part.ASSESSOR, Part.SITE_LEAD, *parts]:
        RoleFactory(evaluation=evaluation, part=part)
    return evaluation


def one(evaluation, part):
    return EvaluationRole.objects.select_related("user").get(evaluation=evaluation, part=part).user


def grades(mark=Mark.SUFFICIENT, **others):
    """All seven domains with this mark; `safety=…` and the like for another."""
    found = {domain: {"mark": mark, "reasons": "Det höll.", "evidence": ""} for domain in Domain}
    for name, other in others.items():
        found[Domain[name.upper()]] = {"mark": other, "reasons": "Något annat.", "evidence": "Loggen."}
    return found


def hand_in(evaluation, user, **others):
    assessing.save(evaluation, grades(**others), by=user)
    return assessing.hand_in(evaluation, by=user)


def agreed_evaluation(*parts, wording="clearly_better", n=12, missing=0, **others):
    """Figures are computed, two have handed in and agreed; `safety=…` for another grade there."""
    evaluation = evaluation_in(EvaluationState.ANALYSIS, *parts)
    measure = MeasureFactory(plan=PlanFactory(evaluation=evaluation))
    _take_part(measure, n, missing)
    computed(evaluation, wording, n, missing)
    kept = [_rows(evaluation, grades(**others), sheet=None)]
    for part in [Part.LEAD, Part.ASSESSOR]:
        sheet = evaluation.sheets.create(assessor=one(evaluation, part), handed_in_at=timezone.now())
        kept.append(_rows(evaluation, grades(), sheet=sheet))
    DomainGrade.objects.bulk_create([row for rows in kept for row in rows])
    return evaluation


def _rows(evaluation, said, sheet):
    return [DomainGrade(evaluation=evaluation, sheet=sheet, domain=domain, **grade) for domain, grade in said.items()]


def _take_part(measure, n, missing):
    """So many with values before and after, and so many without."""
    people = Participant.objects.bulk_create(
        Participant(evaluation=measure.plan.evaluation, code=f"K{number:03}", began_on=date(2026, 3, 2))
        for number in range(n + missing)
    )
    Observation.objects.bulk_create(
        Observation(measure=measure, participant=one, phase=phase, on=date(2026, 3, 2), value=40)
        for one in people[:n]
        for phase in [Phase.BASELINE, Phase.TEST]
    )


def computed(evaluation, wording="clearly_better", n=12, missing=0):
    """What the worker leaves of a primary measure that was taken before and after."""
    phase = {"n": n, "median": 40, "mean": 40, "q1": 38, "q3": 42, "min": 30, "max": 50}
    measure = {
        **{"number": 1, "name": "Tid per pass", "unit": "minuter", "kind": "number", "direction": "lower"},
        **{"is_primary": True, "domain": 3, "phases": {"baseline": phase, "test": phase}, "missing": missing},
        **{"points": [], "share": None, "share_change": None, "wording": wording},
        "paired": {"n": n, "zeros": 0, "median": -8.5, "p": 0.01},
    }
    return Analysis.objects.create(
        evaluation=evaluation,
        state=AnalysisState.DONE,
        results={"version": 1, "measures": [measure], "instruments": []},
        data_digest="0" * 64,
        done_at=timezone.now(),
    )


def with_supplier(*, days=14, **facts):
    """The report has just been sent to the supplier, who has so many days left; returns the evaluation."""
    evaluation = evaluation_in(EvaluationState.DRAFTING, Part.SUPPLIER, Part.REVIEWER, **facts)
    due = timezone.now() + timedelta(days=days)
    evaluation.step_to(EvaluationState.REPLY, by=UserFactory(), reply_due_at=due)
    return evaluation


def in_review():
    evaluation = with_supplier(days=-1)
    evaluation.step_to(EvaluationState.REVIEW, by=None)
    return evaluation
