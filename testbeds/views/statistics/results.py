"""The figures for those who measure and judge: what is computed, from which values, and how to compute it anew."""

from functools import partial

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from arena.shared.http import render_page
from testbeds.evaluation_rules import can_read_values, leads
from testbeds.evaluation_states import AnalysisState
from testbeds.statistics import asking
from testbeds.views.evaluating.opening import done, evaluation_page


@require_safe
@evaluation_page(can_read_values)
def results(request, evaluation):
    latest, computed = evaluation.analyses.order_by("-asked_at").first(), asking.newest(evaluation)
    context = {
        "evaluation": evaluation,
        "analysis": computed,
        "facts": _facts(computed) if computed else [],
        "is_waiting": latest is not None and latest.state == AnalysisState.WAITING,
        "fault": latest.error if latest is not None and latest.state == AnalysisState.FAILED else "",
        "is_stale": computed is not None and asking.is_stale(computed),
        "is_early": not asking.may_be_computed(evaluation),
        "may_compute": leads(request.user, evaluation),
    }
    return render_page(request, "evaluations/results.html", context)


@require_POST
@evaluation_page(leads)
def analyse(request, evaluation):
    said = _("The figures are being computed. It takes less than a minute.")
    return done(request, partial(asking.ask, evaluation), said, evaluation, "evaluations:results")


def _facts(analysis):
    """Enough for somebody else to compute the same."""
    versions = ", ".join(f"{name} {version}" for name, version in sorted(analysis.versions.items()))
    return [
        (_("Computed"), date_format(localtime(analysis.done_at), "j F Y H.i")),
        (pgettext("computed", "With"), versions),
        (_("Seed of the random numbers"), str(analysis.seed)),
        (_("SHA-256 of the values"), analysis.data_digest),
    ]
