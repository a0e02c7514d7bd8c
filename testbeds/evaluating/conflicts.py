"""What ties a person to the supplier: whoever leads, judges or reviews a test is no member of it, or of its owner.

Memberships and relations are looked up each time, since both change while a test goes on.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from actors.models import Actor, ActorRelation, Membership
from actors.states import RelationKind
from arena.shared.errors import Refused
from testbeds.evaluation_states import Part

INDEPENDENT = (Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR, Part.REVIEWER)
BLOCKED = "conflict_blocked"  # the step that keeps an attempt to appoint somebody who is tied


def tie(user, evaluation):
    """In words, which membership ties the person to the supplier; nothing where none does."""
    membership = _memberships(evaluation).filter(user=user).select_related("actor").order_by("pk").first()
    if membership is None:
        return ""
    return _("active member of %(actor)s") % {"actor": membership.actor}


def tied_now(evaluation):
    """The roles of those who are to be independent, and have become tied since they were appointed."""
    roles = evaluation.roles.filter(until=None, part__in=INDEPENDENT)
    return list(roles.filter(user__in=_memberships(evaluation).values("user")))


def refuse_tied(evaluation):
    """Nothing moves on while somebody who is tied leads or judges."""
    if roles := tied_now(evaluation):
        parts = ", ".join(role.get_part_display() for role in roles)
        raise Refused(
            _("Somebody has become a member of the supplier. The project staff end the role first: %(parts)s.")
            % {"parts": parts}
        )


def _memberships(evaluation):
    """The active ones of the supplier, of what it belongs to or consists of, and of the units of these."""
    family = supplier_family(evaluation.offering.actor)
    return Membership.objects.in_force().filter(Q(actor__in=family) | Q(actor__part_of__in=family))


def supplier_family(supplier):
    """Keys of the supplier, of what it belongs to all the way up, and of what belongs to it all the way down."""
    return _reached({supplier.pk}, _owners) | _reached({supplier.pk}, _owned)


def _reached(found, step):
    new = found
    while new:
        new = step(new) - found
        found = found | new
    return found


def _owners(keys):
    units = Actor.objects.filter(pk__in=keys, part_of__isnull=False).values_list("part_of", flat=True)
    owned = ActorRelation.objects.filter(from_actor__in=keys, kind=RelationKind.PART_OF, to_actor__isnull=False)
    return {*units, *owned.values_list("to_actor", flat=True), *_same(keys)}


def _owned(keys):
    units = Actor.objects.filter(part_of__in=keys).values_list("pk", flat=True)
    owned = ActorRelation.objects.filter(to_actor__in=keys, kind=RelationKind.PART_OF, from_actor__isnull=False)
    return {*units, *owned.values_list("from_actor", flat=True), *_same(keys)}


def _same(keys):
    """What they were before, or have become."""
    relations = ActorRelation.objects.filter(kind=RelationKind.SUCCEEDED_BY)
    later = relations.filter(from_actor__in=keys, to_actor__isnull=False).values_list("to_actor", flat=True)
    earlier = relations.filter(to_actor__in=keys, from_actor__isnull=False).values_list("from_actor", flat=True)
    return {*later, *earlier}
