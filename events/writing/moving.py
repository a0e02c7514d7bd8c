"""Where and when an event is held, and whether it is: moved, cancelled, opened again or skipped, by one act each.

Each of them raises the revision, which never falls, and tells the participants by letters that wait for some minutes.
Reminders of the former revision are withdrawn, and those of the present one planned.
"""

from django.db import transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest, Least, Now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arena.shared.errors import Refused
from arena.shared.moments import at_clock, on_clock
from events.letters.changes import EventCancelled, EventMoved, EventReopened
from events.models import EventMove, Pool
from events.occasions import place_of
from events.reminding import planning
from events.seats import seating
from events.states import EventState, SeatState
from events.writing import telling

OCCASION = ["starts_at", "ends_at", "mode", "venue", "room"]
DEADLINES = ["sign_up_from", "sign_up_until", "changes_until"]
CAN_BE_MOVED = [*EventState.unpublished(), EventState.PUBLISHED]


@transaction.atomic
def move(event, occasion, *, by, take_along=False):
    """Hold the event then and there instead. Of one that nobody has seen yet, only the facts change.

    `take_along`: the programme and the deadlines move as far, by the clock on the wall.
    """
    seats = seating.lock(event)
    now = seats.event
    if now.state not in CAN_BE_MOVED:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    if occasion["starts_at"] <= seats.now:
        raise Refused(_("That time has passed. An event can only be moved to a time that is still to come."))
    if occasion == {name: getattr(now, name) for name in OCCASION}:
        raise Refused(_("That is when and where the event is held already."))
    change = _remember(now, by, take_along) if now.state == EventState.PUBLISHED else None
    untold = telling.overtake(now)
    _write(seats, occasion, take_along=take_along, revision=now.revision + bool(change))
    if change:
        _keep_offers_open(seats)
        people = telling.concerned(now, EventMoved)
        telling.tell(now, EventMoved, people, before=lambda one: untold.get(one.pk) or change)
        seating.promote(seats)
    event.refresh_from_db()
    planning.renew(event)
    return change


@transaction.atomic
def move_back(event, *, by):
    """Undo the last move, while no letter about it has left: to those who knew nothing of it, nothing is said."""
    seats = seating.lock(event)
    now = seats.event
    change = now.moves.filter(revision=now.revision).select_related("venue").first()
    if change is None or now.state != EventState.PUBLISHED:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    untold = telling.overtake(now)
    if len(untold) < telling.notices_of(now).count():
        raise Refused(_("Letters about the move have left. Move the event once more instead."))
    occasion = {name: getattr(change, name) for name in OCCASION}
    _write(seats, occasion, take_along=change.took_along, revision=now.revision + 1)
    behind = {key: before for key, before in untold.items() if before and before != change}
    people = [one for one in telling.concerned(now, EventMoved) if one.pk in behind]
    telling.tell(now, EventMoved, people, before=lambda one: behind[one.pk])
    change.delete()
    event.refresh_from_db()
    planning.renew(event)


@transaction.atomic
def cancel(event, reasons, *, by):
    """The event is not held. The page stays and says why; seats and queue stand still."""
    now = seating.lock(event).event
    untold = telling.overtake(now)
    now._move_to(EventState.CANCELLED, cancelled_at=Now(), revision=F("revision") + 1, **reasons)
    people = telling.concerned(now, EventCancelled)
    telling.tell(now, EventCancelled, people, before=lambda one: untold.get(one.pk))
    event.refresh_from_db()
    planning.withdraw(event)


@transaction.atomic
def reopen(event, *, by):
    """The event is held after all. Whoever was told that it is cancelled is told so, and nobody else."""
    seats = seating.lock(event)
    now = seats.event
    if now.starts_at <= seats.now:
        raise Refused(_("The time of the event has passed. Make a new event instead."))
    untold = telling.overtake(now)
    facts = {"cancelled_at": None, "reason_sv": "", "reason_en": ""}
    now._move_to(EventState.PUBLISHED, start=EventState.CANCELLED, revision=F("revision") + 1, **facts)
    _keep_offers_open(seats)
    told, behind = telling.of_reopening(now, untold)
    telling.tell(now, EventReopened, told)
    telling.tell(now, EventMoved, behind, before=lambda one: untold[one.pk])
    seating.promote(seats)
    event.refresh_from_db()
    planning.renew(event)


@transaction.atomic
def skip(event, *, by):
    """Let a date fall that nobody has signed up for: its page is gone, and nobody has to be told."""
    now = seating.lock(event).event
    number = now.participants.live().count()
    if number:
        told = ngettext(
            "%(n)s person has signed up. Cancel the event instead, so that they are told.",
            "%(n)s people have signed up. Cancel the event instead, so that they are told.",
            number,
        )
        raise Refused(told % {"n": number})
    was_public = now.state == EventState.PUBLISHED
    now._move_to(EventState.SKIPPED, revision=F("revision") + int(was_public), publish_at=None)
    event.refresh_from_db()
    planning.withdraw(event)


@transaction.atomic
def take_up(event, *, by):
    """A date that was skipped is a draft again."""
    seating.lock(event).event._move_to(EventState.DRAFT, start=EventState.SKIPPED)
    event.refresh_from_db()


def _remember(now, by, take_along):
    """What stands before the next revision."""
    facts = {name: getattr(now, name) for name in OCCASION}
    return EventMove.objects.create(
        event=now, revision=now.revision + 1, place=place_of(now), took_along=take_along, by=by, **facts
    )


def _write(seats, occasion, *, take_along, revision):
    now = seats.event
    facts = dict(occasion, revision=revision)
    if take_along:
        distance = on_clock(occasion["starts_at"]) - on_clock(now.starts_at)
        facts |= {name: _shifted(getattr(now, name), distance) for name in DEADLINES}
        _take_along(seats, distance)
    for name, value in facts.items():
        setattr(now, name, value)
    now.save(update_fields=[*facts, "changed_at"])


def _take_along(seats, distance):
    for item in seats.event.programme.all():
        item.starts_at, item.ends_at = _shifted(item.starts_at, distance), _shifted(item.ends_at, distance)
        item.save(update_fields=["starts_at", "ends_at"])
    for pool in seats.pools:
        if pool.opens_to_all_at and pool.released_at is None:
            pool.opens_to_all_at = _shifted(pool.opens_to_all_at, distance)
            Pool.objects.filter(pk=pool.pk).update(opens_to_all_at=pool.opens_to_all_at)


def _shifted(moment, distance):
    return moment and at_clock(on_clock(moment) + distance)


def _keep_offers_open(seats):
    """An offer keeps the shortest time that one lasts, as far as the new deadline lets it."""
    at_least = Greatest(F("held_until"), Value(seats.now + seating.SHORTEST_OFFER, DateTimeField()))
    last = Value(seats.event.last_moment, DateTimeField())
    seats.event.registrations.filter(state=SeatState.OFFERED).update(held_until=Least(at_least, last))
