"""An organisation comes into the registry: a draft that is saved at every step, and sent in when nothing is missing."""

from typing import NamedTuple

from django.core import signing
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from actors.letters.reviews import Receipt
from actors.models import Actor, FormerAddress, Offering, User
from actors.states import ActorState, MembershipState, OfferingState, Role, Stance, Vocabulary
from arena import outbox
from arena.shared.errors import Refused

STEPS = ["account", "organisation", "competence", "offering"]
NEEDED_OF_ORGANISATION = ("legal_name", "org_number", "actor_type", "municipality", "contact_email")
NEEDED_OF_UNIT = ("legal_name", "municipality", "contact_email")
NEEDED_OF_COMPETENCE = ("summary_sv", "areas", "has")
NEEDED_OF_OFFERING = ("name", "offering_type", "problem_sv", "areas")
PROMISE = "actors.draft"


class Missing(NamedTuple):
    """Something that has to be filled in before the draft can be sent in, and the step where that is done."""

    step: str
    field: str
    offering: object = None


def draft_address():
    """Nobody guesses a draft's address; the readable one is given when it is published."""
    return get_random_string(12, "abcdefghjkmnpqrstuvwxyz23456789")


def promise_address(person):
    """The address of a draft to be, sealed so that nobody chooses it or takes another person's."""
    return signing.dumps(draft_address(), salt=f"{PROMISE}.{person.pk}")


def promised_address(seal, person):
    """The address under the person's seal, or None for anything else."""
    try:
        return signing.loads(seal, salt=f"{PROMISE}.{person.pk}")
    except signing.BadSignature:
        return None


@transaction.atomic
def begin(actor, *, by, address=None):
    """Keep a new draft, once for each address; the one who starts it is its manager."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if begun := Actor.objects.filter(slug=address).first():
        return begun
    is_spent = FormerAddress.objects.filter(slug=address).exists()
    actor.slug = draft_address() if is_spent or not address else address
    actor.save()
    actor.memberships.create(user=by, role=Role.MANAGER, state=MembershipState.ACTIVE)
    return actor


@transaction.atomic
def begin_unit(unit, organisation):
    """Keep the draft of a unit, which has the type of its organisation and answers to its members."""
    organisation = organisation.locked_open()
    if organisation.units.named(unit.legal_name).exists():
        raise Refused(_("The organisation has a unit of that name already."))
    unit.part_of, unit.actor_type, unit.slug = organisation, organisation.actor_type, draft_address()
    unit.save()
    return unit


def first_offering(actor):
    """The draft that the last step of registering shows; there may be others beside it."""
    return next(iter(drafts_of_offerings(actor)), None)


def drafts_of_offerings(actor):
    """From what is already fetched, the oldest first."""
    return sorted((row for row in actor.offerings.all() if row.is_with_applicant), key=lambda row: row.pk)


def new_offering(actor):
    return Offering(actor=actor, slug=draft_address())


def missing(actor):
    """Everything that stands in the way of sending the actor in, its own drafts of offerings included."""
    return [
        *(Missing("organisation", field) for field in _needed_of(actor) if not _is_answered(actor, field)),
        *(Missing("competence", field) for field in NEEDED_OF_COMPETENCE if not _is_answered(actor, field)),
        *(lack for offering in drafts_of_offerings(actor) for lack in missing_in_offering(offering)),
    ]


def _needed_of(actor):
    return NEEDED_OF_UNIT if actor.part_of_id else NEEDED_OF_ORGANISATION


def missing_in_offering(offering):
    return [Missing("offering", field, offering) for field in NEEDED_OF_OFFERING if not _is_answered(offering, field)]


def steps_lacking(actor, current):
    """The numbers of the steps before the current one where something is missing."""
    numbers = {STEPS.index(lack.step) + 1 for lack in missing(actor)}
    return [number for number in numbers if number < current]


def _is_answered(row, field):
    match field:
        case "org_number":
            return row.org_number or row.is_sole_trader or (row.foreign_id and row.country)
        case "municipality":
            return row.seat
        case "has":
            return any(competence.stance == Stance.HAS for competence in row.competences.all())
        case "areas":
            terms = row.areas if isinstance(row, Actor) else row.terms
            return any(term.vocabulary == Vocabulary.AREA for term in terms.all())
    return getattr(row, field)


@transaction.atomic
def submit(actor, *, by):
    """Send the actor in with its drafts of offerings: until it is published, they follow it."""
    actor = _locked_with_rivals(actor)
    if missing(actor):
        raise Refused(_("Something is missing. Fill it in, and send it in again."))
    if actor.part_of:
        actor.part_of.refuse_when_over()
    if actor.org_number and Actor.objects.holding(actor.org_number).exclude(pk=actor.pk).exists():
        raise Refused(_("The organisation number is already in the registry. Ask to join that organisation instead."))
    decision = actor.submit(by=by)
    for offering in drafts_of_offerings(actor):
        offering.submit(by=by)
    outbox.leave(Receipt(decision, by))


def _locked_with_rivals(actor):
    """Lock every draft with the same organisation number in one order, so that only one of them can take it."""
    rivals = Actor.objects.filter(pk=actor.pk)
    if actor.org_number:
        rivals |= Actor.objects.filter(org_number=actor.org_number)
    rows = {row.pk: row for row in rivals.select_for_update(no_key=True).order_by("pk")}
    return rows[actor.pk]


@transaction.atomic
def withdraw(actor, *, by):
    """Take back what was sent in, to correct it or to let it rest."""
    actor = actor.locked()
    actor.withdraw(by=by)
    for offering in actor.offerings.waiting_for_review():
        offering.withdraw(by=by)


@transaction.atomic
def discard(actor, *, by):
    """Throw a draft away; what has been sent in has to be taken back first."""
    actor = actor.locked()
    if actor.state != ActorState.DRAFT:
        raise Refused(_("Only a draft can be thrown away."))
    if any(_was_judged(row, actor) for row in (actor, *actor.offerings.all())):
        _put_away(actor, by=by)
    else:
        for offering in actor.offerings.all():
            _delete(offering)
        _delete(actor)


def _was_judged(row, actor):
    """Somebody who never spoke for the actor has decided or written something about it: that is never lost."""
    return row.decisions.exclude(decided_by__in=actor.memberships.exclude(user=None).values("user")).exists()


def _put_away(actor, *, by):
    """Out of sight for everybody but the project staff, who can read what they once decided."""
    for offering in actor.offerings.filter(state=OfferingState.DRAFT):
        offering.discard(by=by)
    actor.discard(by=by)
    for membership in actor.memberships.in_force():
        membership.end(by=by)


def _delete(row):
    row.decisions.all().delete()
    row.delete()


@transaction.atomic
def submit_offering(offering, *, by):
    """Send in an offering of an actor that is already shown."""
    actor = offering.actor.locked()
    if not actor.is_public or actor.state in ActorState.over():
        raise Refused(_("The offering can be sent in once the organisation is published."))
    if missing_in_offering(offering):
        raise Refused(_("Something is missing. Fill it in, and send it in again."))
    outbox.leave(Receipt(offering.submit(by=by), by))


@transaction.atomic
def discard_offering(offering, *, by):
    actor = offering.actor.locked()
    offering.refresh_from_db(fields=["state"])
    if offering.state != OfferingState.DRAFT:
        raise Refused(_("Only a draft can be thrown away."))
    if _was_judged(offering, actor):
        offering.discard(by=by)
    else:
        _delete(offering)


@transaction.atomic
def change(row, move, *, by):
    """A manager's own move of an actor or an offering: withdraw, confirm, rest, wake, pause or retire."""
    (row if isinstance(row, Actor) else row.actor).locked()
    row.refresh_from_db(fields=["state"])
    getattr(row, move)(by=by)


def next_step(actor):
    """The page where the one who comes back goes on: the first with something missing, else the one that sends in."""
    lacks = missing(actor)
    return f"register_{lacks[0].step}" if lacks else "submit"
