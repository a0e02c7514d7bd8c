"""What runs out by itself, and what a lost worker left: found by the database, done event by event."""

import logging

from django.db import transaction
from django.db.models import F, Q

from arena import outbox
from events.letters.seats import OfferRanOut
from events.models import Event, Participant, Pool, Registration
from events.seats import releasing, seating
from events.states import Ending, EventState, SeatState

logger = logging.getLogger(__name__)


def sweep():
    """End what ran out, open what was reserved until now and serve the queues; say for how many events."""
    for pool in Pool.objects.to_release().filter(event__state=EventState.PUBLISHED).select_related("event"):
        _alone(releasing.release, pool)
    events = Event.objects.filter(pk__in=_in_need()).order_by("pk")
    return sum(_alone(tidy, event) for event in events)


def _alone(act, row):
    """One event that cannot be had now keeps no other from its seats; the next minute tries again."""
    try:
        act(row)
    except seating.Busy:
        logger.warning("An event was busy and waits for the next minute")
        return False
    return True


def _in_need():
    """The events where something ran out, or where a seat is free and somebody waits."""
    ran_out = Registration.objects.ran_out().filter(event__state=EventState.PUBLISHED).values("event")
    unconfirmed = Registration.objects.live().filter(participant__confirm_until__lte=seating.Clock()).values("event")
    free = Q(pool__capacity=None) | Q(pool__taken__lt=F("pool__capacity"))
    waiting = Registration.objects.servable().filter(free, event__state=EventState.PUBLISHED).values("event")
    return ran_out.union(unconfirmed, waiting)


@transaction.atomic
def tidy(event):
    """Let end what has run out, and give what came free to the next; offers stand still while it is cancelled."""
    seats = seating.lock(event)
    late = seats.event.participants.filter(confirm_until__lte=seats.now)
    mine = Registration.objects.filter(event=seats.event)
    seating.end(seats, mine.live().filter(participant__in=late), SeatState.LAPSED, Ending.NOT_CONFIRMED)
    Participant.objects.filter(pk__in=late.values("pk")).update(confirm_until=None, submission_key=None)
    if seats.event.state == EventState.PUBLISHED:
        _end_offers(seats, mine.filter(state=SeatState.OFFERED, held_until__lte=seats.now))
    seating.promote(seats)


def _end_offers(seats, offers):
    late = seating.end(seats, offers.select_related("participant"), SeatState.LAPSED, Ending.OFFER_RAN_OUT)
    for row in late:
        row.refresh_from_db()
        outbox.leave(OfferRanOut(row), language=row.participant.language)
