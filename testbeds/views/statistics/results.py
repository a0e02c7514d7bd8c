"""The figures for those who measure and judge: what is computed, from which values, and how to compute it anew."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.evaluation_rules import can_read_values, leads
from testbeds.evaluation_states import AnalysisState
from testbeds.models import Evaluation
from testbeds.statistics import asking


@require_safe
def results(request, slug):
    evaluation = _evaluation(request.user, slug)
    check(can_read_values, request.user, evaluation)
    latest, done = evaluation.analyses.order_by("-asked_at").first(), asking.newest(evaluation)
    context = {
        "evaluation": evaluation,
        "analysis": done,
        "facts": _facts(done) if done else [],
        "is_waiting": latest is not None and latest.state == AnalysisState.WAITING,
        "fault": latest.error if latest is not None and latest.state == AnalysisState.FAILED else "",
        "is_stale": done is not None and asking.is_stale(done),
        "is_early": not asking.may_be_computed(evaluation),
        "may_compute": leads(request.user, evaluation),
    }
    return render_page(request, "evaluations/results.html", context)


@require_POST
def analyse(request, slug):
    evaluation = _evaluation(request.user, slug)
    check(leads, request.user, evaluation)
    try:
        asking.ask(evaluation)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The figures are being computed. It takes less than a minute."))
    return redirect_to_top("evaluations:results", evaluation.slug)


def _evaluation(user, slug):
    return get_object_or_404(Evaluation.objects.visible_to(user).select_related("offering__actor", "plan"), slug=slug)


def _facts(analysis):
    """Enough for somebody else to compute the same."""
    versions = ", ".join(f"{name} {version}" for name, version in sorted(analysis.versions.items()))
    return [
        (_("Computed"), date_format(localtime(analysis.done_at), "j F Y H.i")),
        (pgettext("computed", "With"), versions),
        (_("Seed of the random numbers"), str(analysis.seed)),
        (_("SHA-256 of the values"), analysis.data_digest),
    ]
