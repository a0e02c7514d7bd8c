"""Signing up: a person, or several who come together, for a seat or a place in the queue."""

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from actors.models import Actor, Municipality, User
from arena import outbox
from arena.shared.errors import Refused
from events.keys import person_key
from events.letters.seats import Confirmation, OnWaitingList
from events.letters.signing_up import AlreadySignedUp, ConfirmAddress, SignedUpByColleague
from events.models import Participant, ProgrammeItem, Registration
from events.rules import may_sign_up
from events.seats import seating
from events.states import SECTOR_OF, Approval, Ending, PoolKind, SeatState, Sector

MOST_COLLEAGUES = 30  # that one person signs up for an event


@dataclass
class Person:
    """What somebody says of themselves; an organisation in the registry decides sector and municipality."""

    name: str
    email: str
    phone: str = ""
    language: str = "sv"
    actor: Actor | None = None
    organisation: str = ""
    sector: str = ""
    municipality: Municipality | None = None

    @property
    def key(self):
        return person_key(self.email)

    def facts(self):
        """What a participant keeps of it."""
        actor = self.actor
        return {
            "name": self.name,
            "email": self.email.strip(),
            "phone": self.phone,
            "language": self.language,
            "actor": actor,
            "organisation": "" if actor else self.organisation,
            "sector": SECTOR_OF.get(actor.actor_type_id, Sector.OTHER) if actor else self.sector,
            "municipality_id": actor.municipality_id if actor else self.municipality and self.municipality.pk,
        }


@dataclass
class Wish:
    """Where somebody wants to sit. `also_wait`: when the room is full, take online and wait for the room."""

    kind: PoolKind
    also_wait: bool = False
    takes_directly: bool = False
    items: list[ProgrammeItem] = field(default_factory=list)


class Outcome(NamedTuple):
    participant: Participant
    is_new: bool


@transaction.atomic
def register(event, people, wish, *, user: User | None = None, submission_key=None):
    """Give the people seats if there are any for all of them, otherwise the last places in the queue.

    The first registers, the others are colleagues. The address of a signed-in `user` is confirmed already; any other
    holds a seat for half an hour. The same form, or the same address, a second time gives the first outcome.
    """
    seats = seating.lock(event)
    known = _known(seats.event, people, submission_key)
    if submission_key and (first := known.get(str(submission_key))):
        return Outcome(first, False)
    _check_open(seats, people)
    registrar = known.get(people[0].key)
    is_back = registrar is not None and registrar.key in known["live"]
    _check_colleagues(user and registrar, people)
    if user is None:
        _check_holds(people[0])
        _check_room(seats, people, wish)
    if is_back and (user is None or len(people) == 1):
        if user is None:
            outbox.leave(AlreadySignedUp(registrar), language=registrar.language)
        return Outcome(registrar, False)
    newcomers = _participants(seats, people, wish, known, user, submission_key)
    if newcomers:
        _seat_together(seats, newcomers, wish)
        _tell(newcomers, user)
    return Outcome(registrar if is_back else newcomers[0], not is_back)


def _known(event, people, submission_key):
    """Who of them is already at the event, by key of person and of form; `live` are those with a seat or in a queue."""
    same = Q(person_key__in=[person.key for person in people])
    rows = event.participants.filter(same | Q(submission_key=submission_key) if submission_key else same)
    rows = list(rows.select_for_update())
    known = {row.person_key: row for row in rows} | {str(row.submission_key): row for row in rows if row.submission_key}
    live = Registration.objects.live().filter(participant__in=rows) if rows else []
    ids = {row.participant_id for row in live}
    known["live"] = {row.key for row in rows if row.pk in ids}
    return known


def _check_open(seats, people):
    if not seats.event.is_open_at(seats.now):
        raise Refused(_("Sign-up is closed."))
    if not all(may_sign_up(seats.event, person.email) for person in people):
        raise Refused(_("The event is by invitation. Sign up with an address that an invitation was sent to."))


def _check_colleagues(registrar, people):
    """Nobody fills an event with names of their own, or has the portal write to a whole town, form after form."""
    before = registrar.colleagues.exclude(person_key__in=[person.key for person in people]) if registrar else []
    if len(people) - 1 + len(before) > MOST_COLLEAGUES:
        raise Refused(
            _("You can sign up %(n)s colleagues yourself. Write to the organiser about more.") % {"n": MOST_COLLEAGUES}
        )


def _check_holds(person):
    """An address that nobody has confirmed holds few seats at a time."""
    unconfirmed = Participant.objects.filter(person_key=person.key, confirm_until__gt=seating.Clock())
    if unconfirmed.count() >= settings.HOLDS_PER_ADDRESS:
        raise Refused(_("Sign-ups of yours wait to be confirmed. Use the links in the letters first."))


def _check_room(seats, people, wish):
    """The same no to whoever has signed up already as to anybody else, so that it tells nothing of an address."""
    pools = _open_pools(seats, [person.facts()["sector"] for person in people], wish.kind)
    _with_room(seats, pools, len(people))


def _participants(seats, people, wish, known, user, submission_key):
    """Rows for those who are new, or who come back after having cancelled; whoever objected is left in peace."""
    party, registrar, rows = uuid4(), known.get(people[0].key), []
    for place, person in enumerate(people):
        row = known.get(person.key)
        if (row and (row.key in known["live"] or _has_objected(row, place))) or person.key in {
            r.person_key for r in rows
        }:
            continue
        row = row or Participant(event=seats.event, person_key=person.key)
        is_self = place == 0
        facts = person.facts() | {
            "party": party,
            "user": user if is_self else None,
            "submission_key": submission_key if is_self else None,
            "takes_directly": wish.takes_directly,
            "approval": Approval.ASKED if seats.event.needs_approval else Approval.NOT_NEEDED,
            "confirm_until": None if user else seats.now + seating.HOLD,
            "agreed_at": seats.now if is_self and user else None,
            "registered_by": None if is_self else registrar,
            "erased_at": None,
        }
        for name, value in facts.items():
            setattr(row, name, value)
        row.save()
        registrar = registrar or row
        rows.append(row)
    return rows


def _has_objected(row, place):
    return place > 0 and row.registrations.filter(ending=Ending.OBJECTED).exists()


def _seat_together(seats, newcomers, wish):
    """All of them get seats in one pool, or all wait."""
    room = _take_or_wait(seats, newcomers, wish.kind)
    if wish.also_wait and wish.kind == PoolKind.ROOM and not room:
        _take_or_wait(seats, newcomers, PoolKind.ONLINE)
    for item in wish.items:
        pool = next(pool for pool in seats.pools if pool.item_id == item.pk)
        is_seated = _may_sit(seats, newcomers, pool) and seats.can_seat(pool, len(newcomers))
        _write(seats, newcomers, [pool], seated=is_seated)
    seating.promote(seats)


def _take_or_wait(seats, newcomers, kind):
    """Say whether they have seats; otherwise they wait in every pool that is open to them."""
    pools = _open_pools(seats, [person.sector for person in newcomers], kind)
    with_room = _with_room(seats, pools, len(newcomers))
    free = [pool for pool in with_room if _may_sit(seats, newcomers, pool)]
    _write(seats, newcomers, free[:1] or pools, seated=bool(free))
    return bool(free)


def _open_pools(seats, sectors, kind):
    """Those without a sector of their own, and those of the sector that all of the people are from."""
    pools = seats.of_kind(kind)
    pools = [pool for pool in pools if not pool.is_reserved or all(sector == pool.reserved_for for sector in sectors)]
    if not pools:
        raise Refused(_("There are no seats of that kind at this event."))
    return pools


def _with_room(seats, pools, number):
    """The pools that so many people have seats in; none is no answer where nobody may wait."""
    with_room = [pool for pool in pools if seats.can_seat(pool, number)]
    if not (with_room or seats.event.has_waiting_list or seats.event.needs_approval):
        raise Refused(_("The event is full, and it has no waiting list."))
    return with_room


def _may_sit(seats, newcomers, pool):
    """Not before the organiser's word, nor where unconfirmed addresses hold as many seats as they may."""
    first = newcomers[0]
    if first.approval == Approval.ASKED:
        return False
    if first.confirm_until is None or pool.capacity is None:
        return True
    held = pool.registrations.filter(state=SeatState.HELD).count() + len(newcomers)
    return held <= max(settings.HOLDS_AT_LEAST, pool.capacity * settings.HOLDS_SHARE // 100)


def _write(seats, newcomers, pools, *, seated):
    confirm_until = newcomers[0].confirm_until
    state = SeatState.WAITING
    if seated:
        state = SeatState.HELD if confirm_until else SeatState.CONFIRMED
    Registration.objects.bulk_create(
        Registration(
            event=seats.event,
            pool=pool,
            kind=pool.kind,
            participant=person,
            state=state,
            held_until=confirm_until if state == SeatState.HELD else None,
        )
        for pool in pools
        for person in newcomers
    )
    for pool in pools:
        if seated:
            pool.taken += len(newcomers)
        else:
            pool.next_queue_number += len(newcomers)


def _tell(newcomers, user):
    """The one who registers first; colleagues once the address is confirmed."""
    first = newcomers[0]
    if first.confirm_until:
        outbox.leave(ConfirmAddress(first), language=first.language)
        return
    for person in newcomers:
        tell_one(person, is_self=person.registered_by_id is None)


def tell_one(person, *, is_self):
    if not is_self:
        outbox.leave(SignedUpByColleague(person), language=person.language)
        return
    rows = [row for row in person.registrations.live().order_by("pk") if row.kind != PoolKind.ITEM]
    seat = next((row for row in rows if row.state == SeatState.CONFIRMED), None)
    letter = Confirmation(seat) if seat else OnWaitingList(rows[0]) if rows else None
    if letter:
        outbox.leave(letter, language=person.language)
