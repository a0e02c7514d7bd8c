"""Rows of an example as if months had passed: written with their days, since acts would date everything today."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

from django.utils import timezone

from testbeds.demo_evaluation import texts
from testbeds.evaluating.checklist import QUESTIONS
from testbeds.evaluation_states import Answered, EvaluationState, Instrument, Moment, Part, Phase
from testbeds.models import (
    ComplexityRating,
    CostItem,
    Evaluation,
    EvaluationRole,
    Incident,
    InstrumentResponse,
    Measure,
    Observation,
    Participant,
    Questionnaire,
    Readiness,
    RunningWeek,
)
from testbeds.planning.defaults import blank_plan
from testbeds.planning.document import text_of

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
WEEKS_BASELINE, WEEKS_TEST = 3, 8
PLANNED_BEFORE = timedelta(days=21)


def moment(day, hour=10):
    return timezone.make_aware(datetime.combine(day, time(hour)))


def evaluation_of(facts, needs, people, *, began_on, state, **parts):
    """With its roles, declarations and answers before planning, and one step for each state it has passed."""
    evaluation = Evaluation.objects.create(
        state=state,
        is_example=True,
        may_publish=True,
        began_on=began_on,
        checklist={name: [Answered.YES, texts.CHECKLIST_NOTE] for name in QUESTIONS},
        created_at=moment(began_on - 2 * PLANNED_BEFORE),
        **facts,
        **parts,
    )
    evaluation.needs.set(needs)
    since = moment(began_on - 2 * PLANNED_BEFORE)
    for part, person in people.items():
        EvaluationRole.objects.create(evaluation=evaluation, user=person, part=part, since=since)
        if part != Part.SUPPLIER:
            evaluation.declarations.create(user=person, has_conflict=False, at=since)
    return evaluation


def settled_plan(evaluation, said, measures, people):
    """Signed by both leads three weeks before anything was measured, and frozen as an act would have frozen it."""
    plan = blank_plan(evaluation)
    for name, value in {**said, "weeks_baseline": WEEKS_BASELINE, "weeks_test": WEEKS_TEST}.items():
        setattr(plan, name, value)
    plan.save()
    rows = [Measure.objects.create(plan=plan, number=n, **facts) for n, facts in enumerate(measures, start=1)]
    signed = moment(evaluation.began_on - PLANNED_BEFORE)
    for part in (Part.LEAD, Part.SITE_LEAD):
        plan.signatures.create(part=part, user=people[part], at=signed)
    plan.refresh_from_db()
    plan.frozen_at = signed
    plan.document = text_of(plan).encode()
    plan.checksum = sha256(plan.document).hexdigest()
    plan.save(update_fields=["frozen_at", "document", "checksum"])
    return rows


def passed(evaluation, states, people):
    """A step for each state, on the day when it would have come; the one that froze the plan keeps its checksum."""
    lead = people[Part.LEAD]
    for (before, after), day in zip(pairwise(states), _days(evaluation), strict=False):
        reason = evaluation.plan.checksum if after == EvaluationState.PLAN_FROZEN else ""
        evaluation.steps.create(from_state=before, to_state=after, by=lead, at=moment(day, 12), reason=reason)


def _days(evaluation):
    began = evaluation.began_on
    test = began + timedelta(weeks=WEEKS_BASELINE)
    end = test + timedelta(weeks=WEEKS_TEST)
    return [began - 2 * PLANNED_BEFORE, began - PLANNED_BEFORE, began, test, end, end + timedelta(days=7)]


def participants(evaluation, number):
    """Codes such as the portal hands out, all of one unit."""
    codes = [f"{ALPHABET[3 * n % 27]}{ALPHABET[7 * n % 27]}{ALPHABET[11 * n % 27]}K" for n in range(1, number + 1)]
    facts = {"unit": "Nattpatrullen", "invited_on": evaluation.began_on, "began_on": evaluation.began_on}
    return [Participant.objects.create(evaluation=evaluation, code=code, **facts) for code in codes]


def values(measure, people, numbers, *, phase, on, by):
    for person, number in zip(people, numbers, strict=True):
        Observation.objects.create(
            measure=measure, participant=person, phase=phase, on=on, value=Decimal(number), by=by, at=moment(on, 8)
        )


def answers(evaluation, people, rows, *, on):
    """What the participants answered to SUS after the test; one of them also in own words."""
    questionnaire = Questionnaire.objects.create(
        evaluation=evaluation, instrument=Instrument.SUS, phase=Phase.TEST, opens_on=on, closed_at=moment(on)
    )
    for number, (person, row) in enumerate(zip(people, rows, strict=True)):
        said = {"comment": texts.COMMENT, "may_quote": True} if number == 0 else {}
        InstrumentResponse.objects.create(questionnaire=questionnaire, participant=person, answers=row, at=on, **said)


def beside(evaluation, people):
    """Incidents, the weekly log, costs, complexity and readiness."""
    site_lead, lead = people[Part.SITE_LEAD], people[Part.LEAD]
    test = evaluation.began_on + timedelta(weeks=WEEKS_BASELINE)
    for number, (severity, description, action) in enumerate(texts.INCIDENTS, start=1):
        Incident.objects.create(
            evaluation=evaluation, happened_on=test + timedelta(days=9 * number), severity=severity,
            description=description, action=action, by=site_lead,
        )  # fmt: skip
    monday = test - timedelta(days=test.weekday())
    for week in range(WEEKS_TEST):
        RunningWeek.objects.create(
            evaluation=evaluation, monday=monday + timedelta(weeks=week), active=8,
            support_minutes=90 - 10 * week, added_minutes=40 if week < 2 else 15, alarms_true=21, alarms_false=9 - week,
            down_minutes=25 if week == 1 else 0, by=site_lead,
        )  # fmt: skip
    for kind, (amount, note) in texts.COSTS.items():
        CostItem.objects.create(evaluation=evaluation, kind=kind, amount=amount, note=note)
    for domain, (level, note) in texts.COMPLEXITY.items():
        ComplexityRating.objects.create(evaluation=evaluation, domain=domain, level=level, note=note)
    for when, level, shown in ((Moment.BEFORE, 7, "Används i två andra boenden."), (Moment.AFTER, 8, "I drift.")):
        Readiness.objects.create(
            evaluation=evaluation, moment=when, level=level, evidence=f"Exempel: {shown}", by=lead,
            agreed_by=site_lead, agreed_at=moment(evaluation.began_on),
        )  # fmt: skip
