"""What the law forbids is hidden in every channel; that it was, by which law and what readers are told, stays."""

from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluating.moving import move_of
from testbeds.evaluation_rules import can_coordinate_evaluation
from testbeds.models import TakeDown

NOTED = "report_taken_down"


@move_of(can_coordinate_evaluation)
def take_down(evaluation, *, by, legal_ground, notice, reason):
    """Nobody reads the report from now on; the notice stands at its address, and the log tells the reason."""
    if not evaluation.is_reported or evaluation.is_taken_down:
        raise Refused(_("There is no published report to take down."))
    TakeDown.objects.create(evaluation=evaluation, legal_ground=legal_ground, notice=notice, by=by)
    evaluation.remark(NOTED, by=by, reason=reason)
