"""What went wrong: the list, a report of one, and how it is explained."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.collecting import incidents as reporting
from testbeds.evaluation_rules import can_read_incidents, can_report_incident
from testbeds.evaluation_states import Severity
from testbeds.forms.collecting import ExplainForm, IncidentForm
from testbeds.views.collecting.ways import ways
from testbeds.views.evaluating.opening import evaluation_page


@never_cache
@require_safe
@evaluation_page(can_read_incidents)
def incidents(request, evaluation):
    found = list(evaluation.incidents.order_by("-happened_on", "-pk"))
    context = {
        "evaluation": evaluation,
        "incidents": [(one, one.severity in Severity.serious()) for one in found],
        "unexplained": sum(one.severity in Severity.serious() and one.explained_at is None for one in found),
        "may_report": can_report_incident(request.user, evaluation),
        "ways": ways(request.user, evaluation, "incidents"),
    }
    return render_page(request, "evaluations/incidents.html", context)


@never_cache
@evaluation_page(can_report_incident)
def incident_add(request, evaluation):
    form = IncidentForm(request.POST or None, evaluation=evaluation, known_names=_known_names(evaluation))
    if (
        form.is_valid()
        and not form.asks
        and is_done(form, lambda: reporting.report(evaluation, by=request.user, **form.cleaned_data))
    ):
        messages.success(request, _done(form.cleaned_data))
        return redirect_to_top("evaluations:incidents", evaluation.slug)
    stop_rules = evaluation.plan.stop_rules if hasattr(evaluation, "plan") else ""
    context = {"evaluation": evaluation, "form": form, "stop_rules": stop_rules}
    return render_page(request, "evaluations/incident.html", context)


@never_cache
@evaluation_page(can_report_incident)
def incident_explain(request, evaluation, pk):
    incident = get_object_or_404(evaluation.incidents, pk=pk)
    form = ExplainForm(request.POST or None, initial={"explanation": incident.explanation})
    form.known_names = _known_names(evaluation)
    if form.is_valid() and not form.asks and is_done(form, lambda: reporting.explain(incident, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect_to_top("evaluations:incidents", evaluation.slug)
    context = {"evaluation": evaluation, "form": form, "incident": incident}
    return render_page(request, "evaluations/incident_explain.html", context)


def _known_names(evaluation):
    """Two capitals in a row that name no person."""
    units = evaluation.plan.unit_names if hasattr(evaluation, "plan") else []
    return [*units, evaluation.offering.name, evaluation.offering.actor.name, evaluation.site.name]


def _done(said):
    if said.get("stops_test"):
        return _("The incident is written down, and the test is stopped.")
    if said["severity"] in Severity.serious():
        return _("The incident is written down. Those it concerns are told by letter.")
    return _("The incident is written down.")
