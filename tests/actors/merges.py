"""Merging as staff do it, and everything that can go along."""

from actors import merging
from actors.models import FormerAddress
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    MembershipFactory,
    OfferingFactory,
    StaffFactory,
    TermFactory,
    VerifiedDomainFactory,
)

OTHER_NUMBER = "5565914499"


def merge(merged, into, *, by=None, reason="Samma bolag.", chosen=()):
    """As staff do it: with the mark of what the page showed."""
    by = by or StaffFactory()
    _going, mark = merging.rehearse(merged, into, by=by)
    return merging.merge(merged, into, by=by, reason=reason, seen=mark, chosen=chosen)


def everything_of(actor):
    """One row of every kind that can belong to an actor."""
    actor.areas.add(TermFactory(code="OMR01"))
    FormerAddress.objects.create(actor=actor, slug=f"forr-{actor.slug}")
    return [
        OfferingFactory(actor=actor),
        OfferingFactory(actor=actor, draft=True),
        ActorCompetenceFactory(actor=actor),
        MembershipFactory(actor=actor),
        MembershipFactory(actor=actor, invited=True, expires_at="2999-01-01T00:00Z"),
        ActorRelationFactory(from_actor=actor),
        ActorRelationFactory(to_actor=actor),
        VerifiedDomainFactory(actor=actor),
        ActorFactory(part_of=actor),
    ]
