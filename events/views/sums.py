"""The numbers of seats and people as the staff see them: for many events in a list, and for each pool of one."""

from collections import defaultdict

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.models import Pool, Registration
from events.states import PoolKind, SeatState

STANDING = {  # the words of the filter of participants
    SeatState.CONFIRMED: "coming",
    SeatState.OFFERED: "offered",
    SeatState.HELD: "held",
    SeatState.WAITING: "waiting",
}
ADDENDS = [SeatState.CONFIRMED, SeatState.OFFERED, SeatState.HELD]


def of_events(events):
    """For each event by its key, in words: who comes, who waits and what is free. Two statements for all of them."""
    keys = [event.pk for event in events]
    people = Registration.objects.filter(event__in=keys).exclude(kind=PoolKind.ITEM).order_by().values("event")
    people = people.annotate(
        coming=_people(state=SeatState.CONFIRMED, participant__agreed_at__isnull=False),
        waiting=_people(state=SeatState.WAITING),
    )
    counted = {row["event"]: row for row in people}
    pools = defaultdict(list)
    for pool in Pool.objects.filter(event__in=keys).for_seats():
        pools[pool.event_id].append(pool)
    return {key: in_words(counted.get(key, {}), pools[key]) for key in keys}


def _people(**which):
    return Count("participant", distinct=True, filter=Q(**which))


def in_words(counted, pools):
    if not pools:
        return ""
    coming, waiting = counted.get("coming", 0), counted.get("waiting", 0)
    words = [
        ngettext("%(n)s coming", "%(n)s coming", coming) % {"n": coming},
        ngettext("%(n)s waiting", "%(n)s waiting", waiting) % {"n": waiting} if waiting else "",
        free_in_words(pools),
    ]
    return " · ".join(filter(None, words))


def free_in_words(pools):
    """Seats opened to all belong to the room since then, so their own pool has none left to speak of."""
    numbers = [pool.free for pool in pools if not pool.released_at]
    if None in numbers:
        return _("no limit")
    free = sum(max(number, 0) for number in numbers)
    return ngettext("%(n)s seat free", "%(n)s seats free", free) % {"n": free}


def of_pools(event):
    """Each pool with its sums, the room first."""
    return event.pools.with_sums().select_related("item").order_by(F("item").asc(nulls_first=True), "-kind", "pk")


def table(event, pools):
    """Head and rows: confirmed, offered, held and free are the seats of a pool; each number leads to who they are."""
    head = [_("Pool"), pgettext("seats", "Confirmed"), _("Offered"), _("Held"), _("Free"), _("Seats"), _("Waiting")]
    return {"head": head, "rows": [_row(event, pool) for pool in pools]}


def _row(event, pool):
    people = reverse("events:participants", args=[event.slug])
    numbers = {state: getattr(pool, state) for state in STANDING}
    links = {
        state: (number, f"{people}?pool={pool.pk}&state={STANDING[state]}") if number else number
        for state, number in numbers.items()
    }
    name = (capfirst(name_of(pool)), reverse("events:pool", args=[event.slug, pool.pk]))
    is_open = pool.capacity is None
    free, capacity = ("–", _("no limit")) if is_open else (pool.free, pool.capacity)
    return [name, *(links[state] for state in ADDENDS), free, capacity, links[SeatState.WAITING]]


def name_of(pool):
    """What a pool is called in a table: what it is reserved for, or the programme item that it belongs to."""
    if pool.item_id:
        return pool.item.title
    if pool.reserved_for:
        return _("%(kind)s, reserved for %(sector)s") % {
            "kind": pool.get_kind_display(),
            "sector": pool.get_reserved_for_display(),
        }
    return pool.get_kind_display()
