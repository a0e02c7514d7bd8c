"""What looks odd in a value that may still be right: it is asked about once, and never refused."""

from statistics import median

from django.utils.translation import gettext as _

from testbeds.evaluation_states import MeasureKind
from testbeds.models import Observation

ENOUGH = 5  # values to compare with
FAR = 5  # times the usual spread
AS_SPREAD = 1.4826  # what makes the median distance from the median comparable with a standard deviation


def usual_range(values):
    """Between which numbers the others lie, generously; None where there are too few to say."""
    if len(values) < ENOUGH:
        return None
    middle = median(values)
    spread = AS_SPREAD * median([abs(value - middle) for value in values]) or abs(middle) / 10 or 1.0
    return middle - FAR * spread, middle + FAR * spread


def is_far(value, usual):
    return usual is not None and not usual[0] <= value <= usual[1]


def usual_of(measures):
    """The usual range of each measure that is a number, in one statement."""
    found = {measure.pk: [] for measure in measures if measure.kind == MeasureKind.NUMBER}
    counted = Observation.objects.filter(measure__in=found, excluded_because="")
    for measure, value in counted.values_list("measure", "value"):
        found[measure].append(float(value))
    return {measure: usual_range(values) for measure, values in found.items()}


def doubts(measure, participant, *, phase, on, value):
    """What to ask about one value before it is kept."""
    found = []
    if is_far(float(value), usual_of([measure]).get(measure.pk)):
        found.append(_("The value is far from the others."))
    same = Observation.objects.filter(measure=measure, participant=participant, phase=phase, on=on, excluded_because="")
    if same.exists():
        found.append(_("%(code)s has a value of this measure on that day already.") % {"code": participant})
    if participant.left_on and on > participant.left_on:
        found.append(_("%(code)s had left by then.") % {"code": participant})
    return found
