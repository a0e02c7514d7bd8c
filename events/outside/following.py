"""A person's own calendar: an address that opens it without signing in, and what it holds."""

import secrets

from events.claiming import of_account
from events.keys import feed_hash
from events.models import Event, PersonalFeed, Registration
from events.occasions import takes_part_online
from events.outside import entries
from events.outside.entries import Seat
from events.states import PoolKind, SeatState

BEST_FIRST = [SeatState.CONFIRMED, SeatState.HELD, SeatState.OFFERED, SeatState.WAITING]


def make_address(user):
    """The secret of a new address, which nobody can read a second time; an earlier one stops working at once."""
    token = secrets.token_urlsafe(32)
    PersonalFeed.objects.update_or_create(user=user, defaults={"token_hash": feed_hash(token)})
    return token


def turn_off(user):
    PersonalFeed.objects.filter(user=user).delete()


def owner(token):
    """Whose calendar it opens; nobody's once the address is changed or the account closed."""
    feeds = PersonalFeed.objects.select_related("user").filter(token_hash=feed_hash(token), user__is_active=True)
    feed = feeds.first()
    return feed and feed.user


def own_entries(user):
    """Where the person has a seat or waits for one; a cancelled event stays, a seat that was given back goes."""
    return _entries(of_account(user))


def own_entry(participant):
    """The same of one event; None where they have no seat and wait for none, or its day is not known."""
    return next(iter(_entries([participant])), None)


def _entries(people):
    rows = _rows(people)
    found = entries.read(Event.objects.filter(uid__in=rows).in_calendars())
    mine = [(entry, rows[entry.uid]) for entry in found]
    return [entry._replace(seat=seat_of(row), steps=row.participant.calendar_steps) for entry, row in mine]


def _rows(people):
    """By the event: programme items aside, a seat in the room or online, or the place in the queue for one."""
    live = Registration.objects.live().exclude(kind=PoolKind.ITEM).filter(participant__in=people)
    rows = live.select_related("event", "participant")
    worst_first = sorted(rows, key=lambda row: -BEST_FIRST.index(row.state))
    return {row.event.uid: row for row in worst_first}


def seat_of(row):
    """Whom a colleague signed up is expected only once they have said yes, and is let in to a meeting only then."""
    state = row.state
    if state == SeatState.CONFIRMED and row.participant.agreed_at is None:
        state = SeatState.HELD
    is_let_in = state == SeatState.CONFIRMED and takes_part_online(row.event.mode, row.kind)
    return Seat(state, row.kind, row.event.online_url if is_let_in else "")
