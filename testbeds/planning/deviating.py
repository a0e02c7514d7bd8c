"""What is done otherwise than the settled plan says: added with its reason and its day, and never changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.evaluation_rules import leads
from testbeds.evaluation_states import EvaluationState
from testbeds.models import Deviation


def can_add(user, evaluation):
    """The lead and the site lead, from the day when the plan is settled until the report is out."""
    return leads(user, evaluation) and evaluation.state in EvaluationState.under_way()


@transaction.atomic
def add(evaluation, *, by, what, why, is_major):
    evaluation = evaluation.locked()
    check(leads, by, evaluation)
    if evaluation.state not in EvaluationState.under_way():
        raise Refused(_("The report is out, or the plan is not settled. Nothing can be added now."))
    return Deviation.objects.create(evaluation=evaluation, what=what, why=why, is_major=is_major, by=by)
