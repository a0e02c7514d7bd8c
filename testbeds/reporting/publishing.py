"""The first version of a report: of one that was reviewed, or the short one of a test that was broken off."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluating import conflicts, declaring, moving, needs
from testbeds.evaluation_rules import can_coordinate_evaluation
from testbeds.evaluation_states import EvaluationState
from testbeds.judging.reviewing import is_approved
from testbeds.letters.reports import ReportPublished, tell_all
from testbeds.reporting.versions import add_version


@moving.move_of(can_coordinate_evaluation)
def publish(evaluation, *, by):
    """Everybody reads it from now on, whatever the outcome; those whom it concerns are told."""
    if not is_approved(evaluation):
        raise Refused(_("The reviewer has not approved the report yet."))
    conflicts.refuse_tied(evaluation)
    if declaring.waiting(evaluation):
        raise Refused(_("Somebody has declared a tie to the supplier. Decide first whether the person stays."))
    moment = timezone.now()
    evaluation.step_to(EvaluationState.PUBLISHED, by=by, start=EvaluationState.REVIEW, published_at=moment)
    needs.end_match(evaluation, by=by)
    tell_all(ReportPublished, add_version(evaluation, by=by))


@transaction.atomic
def publish_aborted(evaluation, *, by, reason):
    """Break a stopped test off, and let everybody read why and what was learnt, in one go: no test just disappears."""
    evaluation = moving.abort(evaluation, by=by, reason=reason)
    tell_all(ReportPublished, add_version(evaluation, by=by))
    return evaluation
