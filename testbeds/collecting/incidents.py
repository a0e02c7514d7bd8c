"""What went wrong, or nearly: written down once, told to those it concerns, explained later."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from testbeds.collecting.holding import held
from testbeds.evaluating import moving
from testbeds.evaluation_states import EvaluationState, Severity
from testbeds.letters.incidents import tell_of
from testbeds.models import Incident


@transaction.atomic
def report(evaluation, *, by, **said):
    """Serious ones are told by letter at once, and one that stops the test stops it."""
    evaluation = held(evaluation, EvaluationState.begun())
    stops = said.pop("stops_test", False) and evaluation.state in EvaluationState.collecting()
    incident = Incident.objects.create(evaluation=evaluation, by=by, stops_test=stops, **said)
    evaluation.data_changed()
    if incident.severity in Severity.serious():
        tell_of(incident)
    if stops:
        moving.stop(evaluation, by=by, reason=_reason(incident))
    return incident


@transaction.atomic
def explain(incident, *, explanation):
    """A later explanation takes the place of the former, which stays in the history."""
    evaluation = held(incident.evaluation, EvaluationState.begun())
    Incident.objects.filter(pk=incident.pk).update(explanation=explanation, explained_at=timezone.now())
    evaluation.data_changed()


def _reason(incident):
    """Read by all who take part, the supplier among them: so that it happened, and not what."""
    said = {"day": date_format(incident.happened_on, "j F Y"), "severity": incident.get_severity_display()}
    return _("Incident of %(day)s, severity %(severity)s") % said
