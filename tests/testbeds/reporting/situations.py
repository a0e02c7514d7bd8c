"""Evaluations whose report is to be written, is with its readers, or is out."""

from hashlib import sha256

from django.db import connection, transaction
from django.utils import timezone

from testbeds.evaluation_states import Domain, EvaluationState, Mark, Outcome, Part
from testbeds.judging import concluding, reviewing
from testbeds.models import Analysis, DomainGrade, Evaluation, EvaluationPlan, ReportDraft, Verdict
from testbeds.reporting import publishing
from testbeds.statistics.working import take_one
from tests.factories import EvaluationFactory, MeasureFactory, RoleFactory, StaffFactory
from tests.testbeds.statistics.measured import BASELINE, TEST, measured

SHORT = "Tillsynen gick fortare, och ingen kom till skada. Åtta deltagare är få."
PLAN = "Planen, så som den skrevs under.\n".encode()


def judged(evaluation):
    """With grades, a verdict that two have signed, and words."""
    for domain in Domain:
        DomainGrade.objects.create(evaluation=evaluation, domain=domain, mark=Mark.MOSTLY, reasons="Få deltagare.")
    lead, site_lead = (RoleFactory(evaluation=evaluation, part=part).user for part in (Part.LEAD, Part.SITE_LEAD))
    said = {"conditions": "Täckning i alla rum.", "reasons": "Få deltagare, men ingen tvekan om säkerheten."}
    concluding.conclude(evaluation, Outcome.CONDITIONAL, by=lead, **said)
    for person in (lead, site_lead):
        concluding.sign(evaluation, seen=concluding.mark(Verdict.objects.get(evaluation=evaluation)), by=person)
    ReportDraft.objects.create(
        evaluation=evaluation,
        short_sv=SHORT,
        transferability=[["Täckning", "I alla rum"]],
        contact="test@kommun.example",
    )
    return evaluation


def settled_plan(evaluation):
    EvaluationPlan.objects.filter(evaluation=evaluation).update(
        document=PLAN, checksum=sha256(PLAN).hexdigest(), frozen_at=timezone.now()
    )
    return evaluation


def analysed(baseline=BASELINE, test=TEST):
    """The real figures of as many pairs as there are values."""
    evaluation = settled_plan(measured(baseline, test))
    Analysis.objects.create(evaluation=evaluation, seed=7)
    take_one()
    return evaluation


def as_if_analysed(state=EvaluationState.DRAFTING, results=None, **facts):
    """Quick: figures as somebody else computed them."""
    evaluation = EvaluationFactory(state=state, **facts)
    settled_plan(MeasureFactory(plan__evaluation=evaluation).plan.evaluation)
    now = timezone.now()
    Analysis.objects.create(
        evaluation=evaluation, state="done", results=results or {}, done_at=now, data_digest="0" * 64
    )
    return judged(evaluation)


def fresh(evaluation):
    return Evaluation.objects.get(pk=evaluation.pk)


def who(evaluation, part):
    return evaluation.roles.get(part=part).user


def approved(evaluation):
    """In review, and the reviewer has said yes."""
    evaluation.step_to(EvaluationState.REPLY, by=None)
    evaluation.step_to(EvaluationState.REVIEW, by=None)
    evaluation.remark(reviewing.APPROVED, by=None)
    return evaluation


def published(evaluation=None):
    evaluation = approved(evaluation or as_if_analysed())
    return fresh(publishing.publish(evaluation, by=StaffFactory()))


def published_of(baseline=BASELINE, test=TEST):
    """A report on the real figures of as many pairs as there are values."""
    evaluation = judged(analysed(baseline, test))
    Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.DRAFTING)
    return published(fresh(evaluation))


def aborted(reason="Kamerorna slutade gå efter en vecka."):
    evaluation = EvaluationFactory(state=EvaluationState.STOPPED)
    settled_plan(MeasureFactory(plan__evaluation=evaluation).plan.evaluation)
    return fresh(publishing.publish_aborted(evaluation, by=StaffFactory(), reason=reason))


@transaction.atomic
def as_the_portal(statement, *values):
    """SQL in the database role that the running portal has."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        cursor.execute(statement, values)
        cursor.execute("RESET ROLE")
