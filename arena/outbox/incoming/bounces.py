"""Letters that come back: known by their return path, which only the portal can write."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from arena.outbox import links
from arena.outbox.incoming.readers import reads
from arena.outbox.incoming.statuses import Verdict, report
from arena.outbox.models import Bounce, OutboundLetter, Suppression
from arena.outbox.states import Phase, Reason, Silence, State
from arena.outbox.wanting.suppressing import suppress
from arena.shared.addresses import address_key

OFTEN = 3  # letters that came back within WINDOW, though perhaps not for good
WINDOW = timedelta(days=14)
REST = timedelta(days=30)
WHY = {Verdict.PERMANENT: Reason.REFUSED_RECIPIENT, Verdict.ABOUT_US: Reason.REFUSED_US}


@reads
def returned(incoming):
    """One of our own letters, back with the reason; anything else that is sent to a return path is dropped."""
    came_to, letter = next(((to, found) for to in incoming.to if (found := links.letter_of(to))), ("", None))
    if letter is None:
        return ""
    found = report(incoming)
    if found is None:
        return "nothing"
    write_down(letter, found, came_to)
    return "returned"


@transaction.atomic
def write_down(letter, report, came_to):
    """The letter has come back: say so of the letter, and hold it against its address if that is the reason.

    Not against the one that an account has got since the letter left.
    """
    row = OutboundLetter.objects.select_for_update(no_key=True, of=["self"]).get(pk=letter.pk)
    OutboundLetter.objects.filter(pk=row.pk, returned_at=None).update(returned_at=Now())
    facts = {"code": report.code, "reason": WHY.get(report.verdict, "")}
    _keep(row.attempts, fence=row.fence, phase=Phase.RETURNED, **facts)
    if row.state in (State.UNKNOWN, State.UNKNOWN_FINAL):
        row.believe_late_answer()  # it left, since it came back
    if row.to and report.verdict != Verdict.ABOUT_US and links.is_to_same(row, came_to):
        _hold_against(row, report)


def _hold_against(row, report):
    """Only what names the very address is for good: a list of people goes on although one of them has gone."""
    is_permanent = report.verdict == Verdict.PERMANENT and report.is_about(row.to)
    key = address_key(row.to)
    if not _keep(row.bounces, address_key=key, is_permanent=is_permanent, code=report.code):
        return
    if is_permanent:
        suppress(row.to, Silence.BOUNCED, letter=row)
    elif _lately(key) >= OFTEN:
        suppress(row.to, Silence.OFTEN_RETURNED, until=Now() + REST, letter=row)


def _lately(key):
    """How many letters came back of late; what somebody has looked at and lifted is not counted again."""
    came = Bounce.objects.filter(address_key=key, is_permanent=False, at__gt=Now() - WINDOW)
    lifted = Suppression.objects.of(key).returned().order_by("-lifted_at").exclude(lifted_at=None).first()
    return (came.filter(at__gt=lifted.lifted_at) if lifted else came).count()


def _keep(rows, **facts):
    """Say whether it is new: the same report may come twice."""
    before = rows.count()
    rows.bulk_create([rows.model(letter=rows.instance, **facts)], ignore_conflicts=True)
    return rows.count() > before
