"""The page of an evaluation at its permanent address, and the versions of its report."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.http import render_page
from testbeds.evaluation_rules import can_coordinate_evaluation, can_read_draft, parts_in
from testbeds.evaluation_states import EvaluationState
from testbeds.reporting.citing import LICENSE_URL, citation
from testbeds.reporting.following import is_following
from testbeds.reporting.reading import report_of
from testbeds.reporting.verifying import altered
from testbeds.views.reporting.opening import needs_for, published, report_page, taken_down

TONES = {EvaluationState.STOPPED: "warn", EvaluationState.DROPPED: "", EvaluationState.PROPOSAL: ""}
MEANINGS = {
    EvaluationState.PROPOSAL: gettext_lazy("Nothing is settled yet. Only those who take part read this page."),
    EvaluationState.PLANNING: gettext_lazy("The plan is being written. Only those who take part read this page."),
    EvaluationState.PLAN_FROZEN: gettext_lazy("The plan is settled. Nothing has been measured yet."),
    EvaluationState.BASELINE: gettext_lazy("How it is without the offering is being measured."),
    EvaluationState.TEST: gettext_lazy("The offering is being tried."),
    EvaluationState.STOPPED: gettext_lazy("The test is stopped. It goes on, is analysed as it is, or is aborted."),
    EvaluationState.ANALYSIS: gettext_lazy("The test is over. The figures are being computed and judged."),
    EvaluationState.DRAFTING: gettext_lazy("The test is over. The report is being written."),
    EvaluationState.REPLY: gettext_lazy("The supplier reads the report, and can comment on it."),
    EvaluationState.REVIEW: gettext_lazy("Somebody who had no part in it reads the report before it is published."),
    EvaluationState.DROPPED: gettext_lazy("Nothing came of it. Nothing had been measured."),
}


@report_page(methods=("GET", "HEAD"), is_open=True)
def detail(request, evaluation):
    """How far it has come; once there is a report, the version that counts."""
    if evaluation.is_taken_down:
        return taken_down(request, evaluation)
    context = {
        "evaluation": evaluation,
        "acts": _acts(request.user, evaluation),
        "is_following": is_following(request.user, evaluation),
        "needs": needs_for(request.user, evaluation),
    }
    if evaluation.is_reported:
        return _shown(request, evaluation, context, number=None)
    context |= {
        "tone": TONES.get(evaluation.state, "info"),
        "meaning": MEANINGS[evaluation.state],
        "plan": getattr(evaluation, "plan", None),
        "deviations": evaluation.deviations.all(),
    }
    return render_page(request, "evaluations/detail.html", context)


@report_page(methods=("GET", "HEAD"), is_open=True)
@published
def version(request, evaluation, number):
    """A version as it was; one that another has taken the place of says so."""
    context = {"evaluation": evaluation, "needs": needs_for(request.user, evaluation)}
    return _shown(request, evaluation, context, number=number)


def _shown(request, evaluation, context, number):
    versions = list(evaluation.versions.defer("document"))
    shown = evaluation.versions.filter(number=number or versions[0].number).first() if versions else None
    if shown is None:
        raise Http404
    report = report_of(shown)
    context |= {
        "report": report,
        "versions": versions,
        "newest": versions[0],
        "is_newest": shown.number == versions[0].number,
        "is_altered": bool(altered([shown])),
        "citation": citation(evaluation, report),
        "license_url": LICENSE_URL,
        "plan": getattr(evaluation, "plan", None),
    }
    return render_page(request, "evaluations/detail.html" if number is None else "evaluations/version.html", context)


def _acts(user, evaluation):
    """The ways on for whoever has a part in it, and for the staff: label and name of the page."""
    if not user.is_authenticated:
        return []
    acts = []
    is_staff_here = can_coordinate_evaluation(user, evaluation)
    if parts_in(user, evaluation) or is_staff_here:
        acts.append((_("What is yours to do"), "evaluations:work"))
    if can_read_draft(user, evaluation):
        acts.append((_("Read the report as it will be"), "evaluations:report_preview"))
    if is_staff_here and evaluation.state == EvaluationState.REVIEW:
        acts.append((_("Publish the report"), "evaluations:publish"))
    if is_staff_here and evaluation.is_reported:
        acts.append((_("Correct the report"), "evaluations:correct"))
        acts.append((_("Take down the report"), "evaluations:take_down"))
    return acts
