"""Who is what in an evaluation: given and ended by the project staff, to people with an account of their own."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.rules import role_in
from arena import outbox
from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.evaluating import conflicts
from testbeds.evaluation_rules import can_coordinate_evaluation
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.letters.evaluations import Appointed

ALONE = (Part.LEAD, Part.SITE_LEAD, Part.REVIEWER)  # one of each


def appoint(evaluation, user, part, *, by):
    """Let the person be this from now on; an attempt to appoint somebody tied to the supplier is kept, and refused."""
    check(can_coordinate_evaluation, by, evaluation)
    _refuse_over(evaluation)
    _refuse_tied(evaluation, user, part, by)
    with transaction.atomic():
        evaluation = evaluation.locked()
        _refuse_over(evaluation)
        _refuse_unfit(evaluation, user, part)
        role = evaluation.roles.create(user=user, part=part, by=by)
        evaluation.remark(f"appointed_{part}", by=by)
        outbox.leave(Appointed(role, user))
    return role


@transaction.atomic
def end(role, *, by, reason):
    """The person is no longer this; what they have signed and written stays."""
    evaluation = role.evaluation.locked()
    check(can_coordinate_evaluation, by, evaluation)
    return end_role(evaluation, role, by=by, reason=reason)


def end_role(evaluation, role, *, by, reason):
    """The same, of an evaluation that is held already."""
    if not evaluation.roles.filter(pk=role.pk, until=None).update(until=timezone.now()):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    return evaluation.remark(f"ended_{role.part}", by=by, reason=reason)


def _refuse_over(evaluation):
    if evaluation.state in (EvaluationState.DROPPED, EvaluationState.ABORTED, EvaluationState.FOLLOWED_UP):
        raise Refused(_("The evaluation is over. Nobody is appointed any more."))


def _refuse_tied(evaluation, user, part, by):
    """Outside every transaction, so that the attempt is kept though nothing comes of it."""
    if part not in conflicts.INDEPENDENT:
        return
    if tied := conflicts.tie(user, evaluation):
        reason = _("%(part)s: %(tie)s") % {"part": Part(part).label, "tie": tied}
        evaluation.remark(conflicts.BLOCKED, by=by, reason=reason)
        raise Refused(
            _("Not possible: the person is %(tie)s, which ties them to the supplier. The attempt is logged.")
            % {"tie": tied}
        )


def _refuse_unfit(evaluation, user, part):
    held = set(evaluation.roles.filter(user=user, until=None).values_list("part", flat=True))
    had = set(evaluation.roles.filter(user=user).values_list("part", flat=True))
    if part in held:
        raise Refused(_("The person has that role already."))
    if part == Part.REVIEWER and had:
        raise Refused(_("The reviewer is somebody who has had no other role in the evaluation."))
    if Part.REVIEWER in had:
        raise Refused(_("Whoever reviews, or has reviewed, the evaluation has no other role in it."))
    if part == Part.SUPPLIER and role_in(user, evaluation.offering.actor) is None:
        raise Refused(_("The supplier contact has to be a member of the supplier."))
    if {part, *held} >= {Part.LEAD, Part.SITE_LEAD}:
        raise Refused(_("The evaluation lead and the site lead are two persons, who both sign the plan."))
    if part in ALONE and evaluation.roles.filter(part=part, until=None).exists():
        raise Refused(_("Somebody has that role already. End theirs first."))
