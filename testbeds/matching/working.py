"""Working off what has changed, and the recalculation of everything: in batches, each a transaction of its own.

Whoever stops in the middle leaves the batch as it was, and the next one takes it up. One worker has the turn, so that
another is left for the letters.
"""

from datetime import timedelta
from functools import partial
from time import monotonic

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import ComplianceClaim, Offering
from arena.shared.errors import Refused
from arena.shared.waking import wake
from testbeds.matching.computing import may_compute, recompute
from testbeds.matching.following import WORK_OFF
from testbeds.models import Match, MatchWork, Need, Recalculation
from testbeds.states import Condition

CHANGES_AT_ONCE = 50
NEEDS_AT_ONCE = 20
LOOKS_BACK = timedelta(days=31)  # over the nights that the clock may have missed


def work_off(seconds=45):
    """First what has changed, then a piece of the recalculation, until nothing is left or the time is up."""
    end = monotonic() + seconds
    while monotonic() < end and (take_changes() or take_needs()):
        pass


@transaction.atomic
def take_changes():
    """Compute anew what some of the changes touch; say whether there were any."""
    if not may_compute():
        return False
    found = list(MatchWork.objects.order_by("pk")[:CHANGES_AT_ONCE])
    needs = {work.need for work in found} - {None}
    offerings = {work.offering for work in found} - {None}
    if any(work.need is work.offering is None for work in found):
        start_again()
    if needs:
        recompute(needs=sorted(needs))
    if offerings:
        recompute(offerings=sorted(offerings))
    MatchWork.objects.filter(pk__in=[work.pk for work in found]).delete()
    return bool(found)


@transaction.atomic
def take_needs():
    """The next needs of the recalculation that is under way; say whether there was one to go on with."""
    if not may_compute():
        return False
    job = Recalculation.objects.filter(finished_at=None).first()
    if job is None:
        return False
    left = Need.objects.for_matching().filter(pk__gt=job.last_need).order_by("pk")
    needs = list(left.values_list("pk", flat=True)[:NEEDS_AT_ONCE])
    if needs:
        job.written += recompute(needs=needs)
        job.last_need = needs[-1]
        job.done += len(needs)
        job.total = job.done + left.filter(pk__gt=job.last_need).count()
    else:
        job.finished_at = timezone.now()
    job.save()
    return True


@transaction.atomic
def start(*, by):
    """Compute every match anew, in the background."""
    try:
        with transaction.atomic():
            job = Recalculation.objects.create(started_by=by, total=Need.objects.for_matching().count())
    except IntegrityError:
        raise Refused(_("A recalculation is under way already.")) from None
    transaction.on_commit(partial(wake, WORK_OFF), robust=True)
    return job


def start_again():
    """From the first need, since what lies behind it has changed for all."""
    afresh = {"last_need": 0, "done": 0, "total": Need.objects.for_matching().count()}
    if not Recalculation.objects.filter(finished_at=None).update(**afresh):
        Recalculation.objects.create(**afresh)


@transaction.atomic
def note_age():
    """What time alone has changed: offerings that nobody confirms any longer, and claims past their last day."""
    today = timezone.localdate()
    current = Match.objects.filter(need__in=Need.objects.for_matching()).exclude(fails__contains=[Condition.SHOWN])
    aged = current.exclude(offering__in=Offering.objects.for_matching()).values_list("offering", flat=True)
    run_out = ComplianceClaim.objects.filter(valid_until__gte=today - LOOKS_BACK, valid_until__lt=today)
    offerings = {*aged.distinct(), *run_out.values_list("offering", flat=True)}
    MatchWork.objects.bulk_create(MatchWork(offering=pk) for pk in sorted(offerings))
