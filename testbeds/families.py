"""The organisations that stand or fall with a supplier: what owns it, what it owns, and the units of these."""

from django.db.models import Q

from actors.models import Actor, ActorRelation
from actors.states import RelationKind


def of_family(supplier):
    """The condition on memberships that one of them is meant."""
    family = supplier_family(supplier)
    return Q(actor__in=family) | Q(actor__part_of__in=family)


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
