"""Settling a plan: its file is made, and from then on the database lets nothing of it change."""

from hashlib import sha256

from django.utils import timezone

from testbeds.evaluating import needs
from testbeds.evaluation_states import EvaluationState
from testbeds.letters.evaluations import tell_parts
from testbeds.letters.planning import PlanSettled
from testbeds.planning.document import text_of


def freeze(evaluation, plan, *, by):
    """Inside the transaction of the second signature. The step keeps the checksum too, and so do the letters."""
    plan.refresh_from_db()
    plan.frozen_at = timezone.now()
    plan.document = text_of(plan).encode()
    plan.checksum = sha256(plan.document).hexdigest()
    plan.save(update_fields=["frozen_at", "document", "checksum", "changed_at"])
    step = evaluation.step_to(EvaluationState.PLAN_FROZEN, by=by, reason=plan.checksum)
    needs.hold(evaluation, by=by)
    tell_parts(PlanSettled, step, evaluation)
