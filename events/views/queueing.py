"""Who waits, in which order and why; and what the staff may change in that order, for a reason that is kept."""

from itertools import groupby
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from events.models import Registration, SeatMove
from events.states import Approval, SeatState
from events.views import moves, sums
from events.views.opening import event_page

PER_PAGE = 100
EXCUSED_SHOWN = 20


class Waiting(NamedTuple):
    """One who waits: their place, why nothing has come to them yet, and why they stand before others, where they do."""

    place: int
    registration: Registration
    why: list
    excuse: str


@require_safe
@event_page
def queue(request, event):
    pools = {pool.pk: pool for pool in sums.of_pools(event)}
    page = Paginator(_in_order(event), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "event": event,
        "page": page,
        "queues": [
            (capfirst(sums.name_of(pools[key])), pools[key], [_waiting(row, pools) for row in rows])
            for key, rows in groupby(page, key=lambda row: row.pool_id)
        ],
        "excused": moves.in_words(_excused(event)),
    }
    return render_page(request, "events/queue.html", context)


def _in_order(event):
    """Everybody who waits, by pool, each with their place and how many come together."""
    order = [F("moved_up_at").asc(nulls_last=True), "queue_number"]
    waiting = event.registrations.waiting().select_related("participant__actor")
    waiting = waiting.annotate(
        place=Window(RowNumber(), partition_by="pool", order_by=order),
        together=Window(Count("pk"), partition_by=["pool", "participant__party"]),
    )
    return waiting.order_by("pool", *order)


def _excused(event):
    """Who was served, or moved up, out of turn: the latest."""
    found = SeatMove.objects.filter(pool__event=event, before=SeatState.WAITING).exclude(reason="")
    found = found.filter(after__in=[SeatState.WAITING, SeatState.OFFERED, SeatState.CONFIRMED])
    return found.select_related("registration__participant", "pool__item").order_by("-pk")[:EXCUSED_SHOWN]


def _waiting(row, pools):
    excuse = row.reason if row.moved_up_at else ""
    return Waiting(row.place, row, list(_why(row, pools)), excuse)


def _why(row, pools):
    """Why nothing has come to this one yet, beside that others stand before."""
    person, pool = row.participant, pools[row.pool_id]
    if person.confirm_until:
        yield _("The address is not confirmed; the time is out %(moment)s.") % {"moment": _moment(person.confirm_until)}
    if person.approval == Approval.ASKED:
        yield _("Waits for your approval.")
    if row.together > 1:
        yield _("Comes together with %(n)s more.") % {"n": row.together - 1}
    if pool.free is not None and 0 < pool.free < row.together:
        free = ngettext("%(n)s seat is free", "%(n)s seats are free", pool.free) % {"n": pool.free}
        yield _("They do not all fit: %(free)s.") % {"free": free}
    yield from _held_back(pool, pools.values())


def _held_back(pool, pools):
    """Seats that look free and are kept for a sector until a day."""
    for other in pools:
        if other.is_reserved and other.kind == pool.kind and other.pk != pool.pk and other.free > 0:
            sector = other.get_reserved_for_display()
            if other.opens_to_all_at is None:
                yield _("%(n)s seats are reserved for %(sector)s.") % {"n": other.free, "sector": sector}
            else:
                words = {"n": other.free, "sector": sector, "day": _moment(other.opens_to_all_at)}
                yield _("%(n)s seats are reserved for %(sector)s until %(day)s.") % words


def _moment(at):
    return date_format(localtime(at), "j F Y H:i")
