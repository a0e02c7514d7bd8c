"""Two people stand for a plan: the evaluation lead and the site lead. With both, it is settled at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.marks import mark_of
from testbeds.evaluating import conflicts
from testbeds.evaluation_rules import parts_in
from testbeds.evaluation_states import Part
from testbeds.letters.evaluations import tell_parts
from testbeds.letters.planning import PlanToSign
from testbeds.models import EvaluationPlan
from testbeds.planning.document import words_to_sign
from testbeds.planning.freezing import freeze
from testbeds.planning.lacking import lacks
from testbeds.planning.writing import held

SIGNERS = (Part.LEAD, Part.SITE_LEAD)
SIGNED = "plan_signed"  # the step that keeps who signed


def standing(plan):
    """The signatures of those who still have the part that they signed as."""
    holders = set(plan.evaluation.roles.filter(until=None, part__in=SIGNERS).values_list("user", "part"))
    return [one for one in plan.signatures.all() if (one.user_id, one.part) in holders]


def part_to_sign_as(user, plan):
    """What the person can sign the plan as; nothing for whoever has signed, since it takes two persons."""
    signed = standing(plan)
    if any(one.user_id == user.pk for one in signed):
        return None
    free = parts_in(user, plan.evaluation) - {one.part for one in signed}
    return next((part for part in SIGNERS if part in free), None)


def mark(plan):
    """What somebody has before their eyes when they sign."""
    return mark_of(words_to_sign(plan))


@transaction.atomic
def sign(evaluation, *, by, seen):
    """Stand for the plan as it was read; the second signature settles it."""
    evaluation = held(evaluation, by)
    plan = EvaluationPlan.objects.get(evaluation=evaluation)
    part = part_to_sign_as(by, plan)
    _refuse_unless_ready(evaluation, plan, part, seen)
    kept = [one.pk for one in standing(plan)]
    plan.signatures.exclude(pk__in=kept).delete()
    plan.signatures.create(part=part, user=by)
    step = evaluation.remark(SIGNED, by=by)
    if kept:
        freeze(evaluation, plan, by=by)
    else:
        tell_parts(PlanToSign, step, evaluation, *SIGNERS, besides=by)
    return evaluation


def _refuse_unless_ready(evaluation, plan, part, seen):
    if part is None:
        raise Refused(_("You have signed the plan. It takes two persons: now the other one signs."))
    if seen != mark(plan):
        raise Refused(_("The plan has changed since you opened the page. Read it again before you sign."))
    missing = lacks(evaluation, plan)
    if missing:
        raise Refused(" ".join([_("The plan is not ready to be signed:"), *missing]))
    conflicts.refuse_tied(evaluation)
