"""All that has been done with an evaluation, as those who take part read it: by whom in words of roles."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from testbeds.evaluating.conflicts import BLOCKED
from testbeds.evaluation_rules import is_staff, takes_part
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.views.evaluating.opening import evaluation_page
from testbeds.views.story_line import StoryLine

WORDS = {
    "proposed": gettext_lazy("proposed"),
    "changed": gettext_lazy("facts changed"),
    "checklist": gettext_lazy("questions before planning answered"),
    "declared_none": gettext_lazy("declared: nothing ties them to the supplier"),
    "declared_tie": gettext_lazy("declared a tie to the supplier"),
    "tie_may_stay": gettext_lazy("decided: the person stays in spite of the tie"),
    "tie_may_not_stay": gettext_lazy("decided: the person does not stay, because of the tie"),
    "plan_signed": gettext_lazy("plan signed"),
    "plan_changed": gettext_lazy("plan changed, and a signature taken back by that"),
    "plan_altered": gettext_lazy("the settled plan differs from what is kept here"),
    "plan_mended": gettext_lazy("the settled plan is again as it was"),
    "sheet_handed_in": gettext_lazy("grades handed in"),
    "grades_agreed": gettext_lazy("grades agreed"),
    "verdict_written": gettext_lazy("verdict written"),
    "verdict_signed": gettext_lazy("verdict signed"),
    "verdict_fell": gettext_lazy("verdict taken back, since a grade caps it"),
    "review_approved": gettext_lazy("approved by the reviewer"),
    "report_version": gettext_lazy("version of the report published"),
    "report_taken_down": gettext_lazy("report taken down by law"),
    "decision_recorded": gettext_lazy("decision of an organisation recorded"),
    BLOCKED: gettext_lazy("refused: somebody tied to the supplier was proposed"),
}
APPOINTED, ENDED = "appointed_", "ended_"
FOR_STAFF = (BLOCKED, "tie_may_stay", "tie_may_not_stay")  # their reasons tell of one person


@require_safe
@evaluation_page(takes_part)
def evaluation_log(request, evaluation):
    context = {"evaluation": evaluation, "lines": lines_of(evaluation, request.user)}
    return render_page(request, "evaluations/log.html", context)


def lines_of(evaluation, user):
    """The latest first; names are for the staff."""
    parts = {}
    for role in evaluation.roles.order_by("-since"):
        parts.setdefault(role.user_id, role.get_part_display())
    named = is_staff(user)
    return [
        StoryLine(step.at, capfirst(what(step)), _who(step, parts, named), _reason(step, named))
        for step in evaluation.steps.select_related("by")
    ]


def what(step):
    if not step.act:
        return _("now stands at: %(state)s") % {"state": EvaluationState(step.to_state).label}
    if step.act.startswith(APPOINTED):
        return _("appointed: %(part)s") % {"part": Part(step.act.removeprefix(APPOINTED)).label}
    if step.act.startswith(ENDED):
        return _("role ended: %(part)s") % {"part": Part(step.act.removeprefix(ENDED)).label}
    return str(WORDS[step.act])


def _who(step, parts, named):
    if step.by_system:
        return _("the portal")
    part = parts.get(step.by_id) or (_("the project staff") if step.by and step.by.is_staff else "")
    return ", ".join(filter(None, [str(step.by) if named and step.by else "", part]))


def _reason(step, named):
    if not step.act and step.to_state == EvaluationState.PLAN_FROZEN:
        return _("The plan’s checksum: %(checksum)s") % {"checksum": step.reason}
    return "" if step.act in FOR_STAFF and not named else step.reason
