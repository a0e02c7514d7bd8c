"""A testbed as its host keeps it: told, shown, paused, closed, and when there is room."""

from django.db import transaction
from django.utils import timezone

from arena.shared.slugs import unique_slug
from testbeds.evaluation_states import BedState
from testbeds.models import Testbed

FIXED_WORDS = {"ny", "new", "forfragan", "request"}  # what else lies right under the list of testbeds


@transaction.atomic
def keep(form, *, by):
    """Save what its host says of it; a new one is a draft at a readable address. Whoever saves confirms the facts."""
    testbed = form.instance
    is_new = testbed.pk is None
    if is_new:
        testbed.slug = unique_slug(Testbed.objects, testbed.name_sv, fixed=FIXED_WORDS, kind="testbadd")
    testbed.confirmed_at = timezone.now()
    form.save()
    testbed.remark("described" if is_new else "changed", by=by)
    return testbed


@transaction.atomic
def add_period(testbed, period, *, by):
    """There is room then, the host says."""
    testbed = testbed.locked()
    period.testbed = testbed
    period.save()
    testbed.remark("period_added", by=by, reason=str(period))


@transaction.atomic
def remove_period(testbed, period, *, by):
    testbed = testbed.locked()
    if testbed.free_periods.filter(pk=period.pk).delete()[0]:
        testbed.remark("period_removed", by=by, reason=str(period))


@transaction.atomic
def publish(testbed, *, by):
    testbed = testbed.locked()
    testbed.step_to(BedState.PUBLISHED, by=by)
    return testbed


@transaction.atomic
def pause(testbed, *, by, reason=""):
    """No requests for a while; the page stays."""
    testbed = testbed.locked()
    testbed.step_to(BedState.PAUSED, by=by, reason=reason)
    return testbed


@transaction.atomic
def close(testbed, *, by, reason=""):
    """For good: what was tried here stays readable."""
    testbed = testbed.locked()
    testbed.step_to(BedState.CLOSED, by=by, reason=reason)
    return testbed
