"""Writing a plan and its measures: kept at every save, and any change takes back a signature of what stood before."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.evaluation_rules import can_edit_plan
from testbeds.models import EvaluationPlan
from testbeds.planning.defaults import blank_plan

CHANGED = "plan_changed"  # the step that keeps who took a signature back by changing what was signed


def plan_of(evaluation):
    """The plan as it stands, or one that is not kept yet."""
    return EvaluationPlan.objects.filter(evaluation=evaluation).first() or blank_plan(evaluation)


@transaction.atomic
def save(form, *, by):
    """Write what the form says."""
    evaluation = held(form.instance.evaluation, by)
    is_new = form.instance.pk is None
    if is_new and EvaluationPlan.objects.filter(evaluation=evaluation).exists():
        raise Refused(_("This was saved by somebody else at the same moment. Save again to see both answers."))
    plan = form.save()
    take_signatures_back(evaluation, plan, by)
    return plan


@transaction.atomic
def save_measure(form, *, by):
    """The first is primary, and whoever makes another primary moves that from the one that was."""
    measure = form.instance
    evaluation = held(measure.plan.evaluation, by)
    if measure.plan.pk is None:
        measure.plan = _kept(evaluation)
    others = measure.plan.measures.exclude(pk=measure.pk)
    if measure.pk is None:
        measure.number = (others.aggregate(last=Max("number"))["last"] or 0) + 1
    if not others.exists():
        measure.is_primary = True
    if measure.is_primary:
        others.filter(is_primary=True).update(is_primary=False)
    form.save()
    take_signatures_back(evaluation, measure.plan, by)
    return measure


@transaction.atomic
def remove_measure(measure, *, by):
    evaluation = held(measure.plan.evaluation, by)
    measure.delete()
    take_signatures_back(evaluation, measure.plan, by)


def held(evaluation, by):
    """The evaluation, held, for somebody who may still write its plan: nobody may once it is settled."""
    evaluation = evaluation.locked()
    check(can_edit_plan, by, evaluation)
    return evaluation


def take_signatures_back(evaluation, plan, by):
    """Whoever signed has not seen what stands now."""
    if plan.signatures.all().delete()[0]:
        evaluation.remark(CHANGED, by=by)


def _kept(evaluation):
    """The plan of somebody who begins with a measure."""
    plan = plan_of(evaluation)
    if plan.pk is None:
        plan.save()
    return plan
