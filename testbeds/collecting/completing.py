"""How many of those who take part have their values: by phase, measure and unit, and whose are lacking."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import F

from testbeds.evaluation_states import Design, EvaluationState, Instrument, MeasureKind, Phase
from testbeds.models import EvaluationPlan, InstrumentResponse, Observation


class Cell(NamedTuple):
    """One measure of one phase in one unit."""

    phase: str
    measure: object
    unit: str
    have: int
    of: int
    lacking: list  # codes
    is_enough: bool

    @property
    def share(self):
        return self.have / self.of if self.of else 0.0


def completeness(evaluation):
    """The share of participants with the primary measure in every phase so far, and the figures behind it.

    Everybody with a code counts, also who left later; not somebody who left without having begun.
    """
    plan = EvaluationPlan.objects.filter(evaluation=evaluation).prefetch_related("measures").first()
    people = [one for one in evaluation.participants.order_by("unit", "code") if one.began_on or not one.left_on]
    found = _found(evaluation)
    phases = _phases(evaluation, plan, found)
    measures = list(plan.measures.all()) if plan else []
    cells = [
        _cell(phase, measure, unit, members, found, plan.completeness)
        for phase in phases
        for measure in measures
        for unit, members in _by_unit(people).items()
    ]
    primary = next((measure for measure in measures if measure.is_primary), None)
    needed = [phase for phase in phases if phase != Phase.FOLLOW_UP]
    lacking = [one.code for one in people if not _is_complete(one, primary, needed, found)]
    share = (len(people) - len(lacking)) / len(people) if people else 0.0
    return {
        "share": share,
        "wanted": plan.completeness if plan else None,
        "is_enough": bool(plan) and _reaches(len(people) - len(lacking), len(people), plan.completeness),
        "participants": len(people),
        "by_unit": cells,
        "lacking": lacking,
    }


def _found(evaluation):
    """The participants that have a counted value, by measure and phase; of SUS, that have answered."""
    values = Observation.objects.filter(participant__evaluation=evaluation, excluded_because="")
    answers = InstrumentResponse.objects.filter(
        questionnaire__evaluation=evaluation, questionnaire__instrument=Instrument.SUS
    ).annotate(phase=F("questionnaire__phase"))
    found = defaultdict(set)
    for measure, phase, participant in values.order_by().values_list("measure", "phase", "participant").distinct():
        found[measure, phase].add(participant)
    for phase, participant in answers.order_by().values_list("phase", "participant").distinct():
        found[MeasureKind.SUS, phase].add(participant)
    return found


def _phases(evaluation, plan, found):
    """Those that the design asks for by now, and a follow-up that has begun."""
    has_baseline = plan is None or plan.design in Design.with_baseline()
    before_test = (EvaluationState.PLAN_FROZEN, EvaluationState.BASELINE)
    phases = [Phase.BASELINE] if has_baseline else []
    if not has_baseline or evaluation.state not in before_test:
        phases.append(Phase.TEST)
    if any(phase == Phase.FOLLOW_UP for _measure, phase in found):
        phases.append(Phase.FOLLOW_UP)
    return phases


def _by_unit(people):
    units = defaultdict(list)
    for one in people:
        units[one.unit].append(one)
    return units


def _there(measure, phase, found):
    return found.get((MeasureKind.SUS if measure.kind == MeasureKind.SUS else measure.pk, phase), set())


def _cell(phase, measure, unit, members, found, wanted):
    there = _there(measure, phase, found)
    lacking = [one.code for one in members if one.pk not in there]
    have = len(members) - len(lacking)
    return Cell(phase, measure, unit, have, len(members), lacking, _reaches(have, len(members), wanted))


def _is_complete(one, primary, phases, found):
    """In every phase where the same are measured before and after, else in one of them."""
    if primary is None:
        return False
    there = [one.pk in _there(primary, phase, found) for phase in phases]
    return all(there) if primary.is_paired else any(there)


def _reaches(have, number, wanted):
    return number > 0 and 100 * have >= wanted * number
