"""The moves of registrations in words: what the database wrote down of each seat and each place in a queue."""

from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.models import User
from events.seats import seating
from events.states import SeatState
from events.views.sums import name_of

WHY = {  # what the portal itself keeps as the reason
    seating.PASSED_BY: gettext_lazy("those before were not yet confirmed or approved"),
    seating.WITHOUT_ASKING: gettext_lazy("too late to ask; takes a seat directly"),
}


class Said(NamedTuple):
    """One move: whose, what it was, and who did it and why."""

    at: object
    participant: object
    pool: str
    what: str
    who: str
    reason: str


def in_words(moves):
    """`moves` come with their registration's participant and their pool; who acted is asked for once."""
    moves = list(moves)
    people = User.objects.in_bulk({move.by_id for move in moves if move.by_id})
    return [
        Said(
            move.created_at,
            move.registration.participant,
            name_of(move.pool),
            what(move),
            str(people[move.by_id]) if move.by_id in people else "",
            why(move),
        )
        for move in moves
    ]


def what(move):
    """A queue place that stays one was moved up; anything else is a change of state, or the first."""
    if move.before == move.after == SeatState.WAITING:
        return _("Moved up on the waiting list")
    if move.before == move.after:
        return _("Handed over")
    after = capfirst(move.get_after_display())
    if not move.before:
        return after
    return _("%(after)s (was: %(before)s)") % {"after": after, "before": move.get_before_display()}


def why(move):
    return str(WHY.get(move.reason, move.reason))
