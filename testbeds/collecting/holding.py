"""Whoever changes what has been collected holds the evaluation first, and leaves word that its figures are old."""

from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.models import Evaluation


def held(evaluation, states):
    """The evaluation, held until the transaction ends, if it still stands where this may be done."""
    evaluation = evaluation.locked()
    if evaluation.state not in states:
        said = {"state": evaluation.get_state_display()}
        raise Refused(_("This cannot be done where the evaluation stands now: %(state)s.") % said)
    return evaluation


def changed(evaluation):
    """Analyses of earlier values are stale from now on."""
    Evaluation.objects.filter(pk=evaluation.pk).update(data_changed_at=timezone.now())
