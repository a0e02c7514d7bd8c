"""What so many participants can tell, said while it is planned and not when it is too late."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from testbeds.evaluation_states import Design

FEWEST_SHOWN = 5
FEWEST_TESTED = 6  # pairs; below that no test is shown anywhere
COUNTS = 12  # pairs that add to the certainty of a verdict
WEEKS = 2
SMALLEST_TOLD = 0.0001


def smallest_p(pairs):
    """The smallest two-sided p that so many pairs can give: every difference points the same way."""
    return 2 / 2**pairs


def advice(plan):
    """In sentences; of numbers nothing before somebody has said how many take part."""
    return [*(_of_number(plan) if plan.participants_planned else ()), *_of_weeks(plan)]


def _of_number(plan):
    planned = plan.participants_planned
    if planned < FEWEST_SHOWN:
        yield _("With fewer than five participants no single values and no groups are shown.")
    if plan.design not in Design.with_baseline():
        return
    said = {"n": planned, "p": _in_words(smallest_p(planned))}
    yield _("With %(n)s pairs the smallest possible two-sided p-value is 2/2ⁿ: %(p)s.") % said
    if planned < FEWEST_TESTED:
        yield _("With five pairs or fewer no test is shown at all, only the values and their range.")
    elif planned < COUNTS:
        yield _("From twelve participants on, their number adds to the certainty of the verdict.")


def _of_weeks(plan):
    if plan.design in Design.with_baseline() and plan.weeks_baseline < WEEKS:
        yield _("Measures of time want a baseline of two weeks, or of ten shifts or visits for each unit.")


def _in_words(p):
    return number_format(p, 4) if p >= SMALLEST_TOLD else _("less than %(p)s") % {"p": number_format(SMALLEST_TOLD, 4)}
