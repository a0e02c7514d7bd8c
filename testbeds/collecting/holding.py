"""Whoever changes what has been collected holds the evaluation first."""

from django.utils.translation import gettext as _

from arena.shared.errors import Refused


def held(evaluation, states):
    """The evaluation, held until the transaction ends, if it still stands where this may be done."""
    evaluation = evaluation.locked()
    if evaluation.state not in states:
        said = {"state": evaluation.get_state_display()}
        raise Refused(_("This cannot be done where the evaluation stands now: %(state)s.") % said)
    return evaluation
