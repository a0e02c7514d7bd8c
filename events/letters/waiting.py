"""What a letter and the own page call a seat, and why one may wait for it although seats look free."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.letters.occasion import moment
from events.states import PoolKind, SeatState


def seat(row):
    """What the registration is about."""
    if row.kind == PoolKind.ITEM:
        return str(row.pool.item)
    return _("a seat online") if row.kind == PoolKind.ONLINE else _("a seat on site")


def seat_as_it_stands(row):
    """The seat, and what is had of it where that is no seat yet."""
    return seat(row) + ("" if row.state == SeatState.CONFIRMED else f" ({row.get_state_display()})")


def gives_up_online(row):
    """Whether a yes to this seat leaves a seat online to somebody else."""
    return row.kind == PoolKind.ROOM and row.participant.registrations.confirmed().filter(kind=PoolKind.ONLINE).exists()


def kept_for_others(row):
    """Whom the seats that look free to somebody who waits are kept for, and until when; nothing where none are."""
    if row.kind != PoolKind.ROOM:
        return ""
    others = row.event.pools.filter(kind=PoolKind.ROOM, released_at=None)
    others = others.exclude(reserved_for__in=["", row.participant.sector])
    return " ".join(_kept(row.event, pool) for pool in others if pool.free > 0)


def _kept(event, pool):
    words = {"n": pool.free, "sector": pool.get_reserved_for_display()}
    said = ngettext(
        "%(n)s seat in the room looks free, but is kept for one sector: %(sector)s.",
        "%(n)s seats in the room look free, but are kept for one sector: %(sector)s.",
        pool.free,
    )
    if pool.opens_to_all_at is None:
        return said % words
    opening = _("What is left on %(moment)s goes to those who wait, in their order.")
    return f"{said % words} {opening % {'moment': moment(event, pool.opens_to_all_at)}}"
