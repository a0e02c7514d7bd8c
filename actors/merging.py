"""Two actors turn out to be one: staff let one of them become part of the other, and nothing is lost on the way."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from actors.letters.managers import tell_managers
from actors.letters.merging import ActorsMerged
from actors.models import Actor, Merge
from actors.models.actor import NOT_VERIFIED
from actors.states import Act, ActorState, MembershipState, RelationKind, Role
from arena.shared.errors import Refused
from arena.shared.marks import mark_of
from arena.shared.relations import is_copy, lead, relations_to

# Facts that are taken together or not at all: another's mailbox does not belong to this one's switchboard.
FACTS = {
    "names": ("legal_name", "display_name"),
    "number": (
        *("org_number", "org_number_confidence", "org_number_source"),
        *("is_sole_trader", "foreign_id", "country"),
    ),
    "actor_type": ("actor_type",),
    "size_class": ("size_class",),
    "seat": ("municipality", "seat_outside_county"),
    "website": ("website",),
    "contact": ("contact_function", "contact_email", "contact_phone"),
    "summary": ("summary_sv", "summary_en"),
    "active_from": ("active_from",),
}
JUDGED = {"names", "number"}  # what a verification was about
STAYS = {
    "actors.Decision.actor": "was decided about the merged actor; read under the one it became part of",
    "actors.Proposal.actor": "asks for another name or number of the merged actor",
    "actors.Merge.merged": "says which actor was merged",
    "actors.Merge.into": "says what it was merged into then",
    "testbeds.DialogueEnquiry.asked_by": "is told to nobody, whoever merges",
    "testbeds.DialogueRecipient.actor": "says who was told then",
    "testbeds.SealedAnswer.actor": "is sealed for the one that answered, and not to be counted by whoever merges",
}


class Going(NamedTuple):
    """The rows that go along, and those that stay since the other actor has the same: by relation, in order."""

    moved: dict
    stayed: dict
    joined: list  # people who were members of both, each with the role that they keep

    def keys(self):
        return [{name: [str(row.pk) for row in rows] for name, rows in part.items()} for part in self[:2]]


def relations():
    """Every foreign key that leads to an actor, by its name."""
    return relations_to(Actor)


def goes_along(name, field):
    return name not in STAYS and not is_copy(field)


@transaction.atomic
def merge(merged, into, *, by, reason, seen, chosen=()):
    """Let one actor become part of another. `chosen` are the facts where the merged one knows better."""
    merged, into = _locked(merged, into)
    standing = _standing(merged, into)
    going = _move(merged, into, by=by)
    if seen != mark_of([going.keys(), standing]):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    for proposal in merged.proposals.waiting():
        proposal.decline(by=by, reason=reason)
    taken = [*chosen, *filled(merged, into)]
    _take(merged, into, taken)
    address = merged.slug
    over = {"help_until": None, "custody_since": None, "custody_wanted_at": None}
    merged.decide(ActorState.MERGED, by=by, reason=reason, slug=get_random_string(16).lower(), **over)
    into.former_addresses.create(slug=address)
    merged.relations.get_or_create(kind=RelationKind.SUCCEEDED_BY, to_actor=into, to_name="")
    into.sign(Act.TOOK_OVER, by=by, reason=reason)
    moved, stayed = going.keys()
    facts = {"address": address, "moved": moved, "stayed": stayed, "taken": taken, "reason": reason}
    done = Merge.objects.create(merged=merged, into=into, done_by=by, **facts)
    tell_managers(ActorsMerged, done, into)
    return done


def rehearse(merged, into, *, by):
    """What would go along, and a mark of it: done for real and undone, so that it cannot differ from the act."""
    with transaction.atomic():
        merged, into = _locked(merged, into)
        standing = _standing(merged, into)
        going = _move(merged, into, by=by)
        transaction.set_rollback(True)
    return going, mark_of([going.keys(), standing])


def differing(merged, into):
    """The groups of facts where both say something, and not the same."""
    return [
        name
        for name, fields in FACTS.items()
        if _said(merged, fields) and _said(into, fields) and _values(merged, fields) != _values(into, fields)
        if name != "number" or not into.part_of_id  # a unit has no number of its own
    ]


def filled(merged, into):
    """The groups of facts that only the merged one knows."""
    return [
        name
        for name, fields in FACTS.items()
        if _said(merged, fields) and not _said(into, fields)
        if name != "number" or not into.part_of_id
    ]


def _said(actor, fields):
    return any(_values(actor, fields))


def _values(actor, fields):
    return [getattr(actor, actor._meta.get_field(name).attname) for name in fields]


def _locked(merged, into):
    """Both rows in one order, whichever way round two of the staff merge them at the same moment."""
    found = Actor.objects.filter(pk__in=[merged.pk, into.pk]).select_for_update(no_key=True).order_by("pk")
    rows = {row.pk: row for row in found}
    merged, into = rows[merged.pk], rows[into.pk]
    if merged == into or {merged.state, into.state} - set(ActorState.living()):
        raise Refused(_("Only two actors that are published or dormant can be merged."))
    if merged.is_example != into.is_example:
        raise Refused(_("An example is never the same as a real organisation."))
    if into.part_of_id == merged.pk or (into.part_of_id and merged.units.exists()):
        raise Refused(_("An organisation cannot become part of a unit. Merge them the other way round."))
    if into.relations.filter(kind=RelationKind.SUCCEEDED_BY, to_actor=merged).exists():
        raise Refused(_("The one that remains is said to be succeeded by the other. Merge them the other way round."))
    return merged, into


def _standing(merged, into):
    return [row.facts() for row in (merged, into)]


def _move(merged, into, *, by):
    going = Going({}, {}, _join(merged, into, by=by))
    for name, field in relations().items():
        if not goes_along(name, field):
            continue
        for row in field.model._base_manager.filter(**{field.name: merged}).order_by("pk"):
            part = going.moved if lead(row, field, into) else going.stayed
            part.setdefault(name, []).append(row)
    return going


def _join(merged, into, *, by):
    """Whoever speaks for both keeps one membership, with the higher role; what waits beside it is over."""
    theirs = {_person(row): row for row in into.memberships.filter(state__in=MembershipState.live())}
    joined = []
    for row in merged.memberships.filter(state__in=MembershipState.live()).select_related("user").order_by("pk"):
        other = theirs.get(_person(row))
        if other is None:
            continue
        keeps, goes = sorted([other, row], key=_weight, reverse=True)
        _let_go(goes, by=by)
        joined.append((keeps.user or keeps.email, keeps.get_role_display()))
    return joined


def _person(membership):
    return membership.user_id or membership.email


def _weight(membership):
    """In force before waiting, the higher role first, without a last day before with one."""
    return (membership.is_in_force, Role(membership.role).rank, membership.last_day is None)


def _let_go(membership, *, by):
    if membership.state == MembershipState.ACTIVE:
        membership.end(by=by)
    elif membership.state == MembershipState.INVITED:
        membership.cancel(by=by)
    else:
        membership.take_back(by=by)


def _take(merged, into, groups):
    """Take facts over. A number changes place, so that both stay held and nobody else can register with either."""
    names = [name for group in groups for name in FACTS[group]]
    before, new = ({name: getattr(row, name) for name in names} for row in (into, merged))
    if "number" in groups:
        left = {name: before[name] for name in FACTS["number"]}
        _write(merged, dict.fromkeys(["org_number"]))
        _write(into, new)
        _write(merged, left)
    elif names:
        _write(into, new)
    if JUDGED & set(groups):
        _write(into, NOT_VERIFIED)


def _write(actor, facts):
    for name, value in facts.items():
        setattr(actor, name, value)
    actor.save(update_fields=[*facts, "changed_at"])


def candidates(actor, text):
    """Living actors that could be the same one: by a part of the name, or by the number."""
    named = Q(legal_name__icontains=text) | Q(display_name__icontains=text)
    number = "".join(sign for sign in text if sign.isdigit())
    found = named | Q(org_number=number) if number else named
    return Actor.objects.living().filter(found).exclude(pk=actor.pk).select_related("actor_type", "municipality")


def heir_of(actor):
    """The actor that a merged one is part of today: a relation leads there, and follows when that one is merged too."""
    return Actor.objects.filter(
        relations_to_it__kind=RelationKind.SUCCEEDED_BY, relations_to_it__from_actor=actor
    ).first()
