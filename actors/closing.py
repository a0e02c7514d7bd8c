"""An organisation has ended: staff close its actor, and say when, why and who carries its work on."""

from django.db import transaction

from actors.letters.closings import ActorClosed
from actors.states import OfferingState, RelationKind
from arena import outbox

OFFERED = [OfferingState.PUBLISHED, OfferingState.PAUSED]


def offered_by(actor):
    """What ends together with the actor."""
    return actor.offerings.filter(state__in=OFFERED).order_by("name_key", "pk")


def told_about(actor):
    """The managers in force, who get the letter."""
    return actor.memberships.in_force().managers().select_related("user").order_by("pk")


@transaction.atomic
def close(actor, *, by, on, reason, successor=None, successor_name=""):
    """End the actor with what it offers. What waited for an answer gets the same reason; the page stays."""
    actor = actor.locked()
    decision = actor.close(by=by, on=on, reason=reason)
    for offering in offered_by(actor):
        offering.retire(by=by, reason=reason)
    for offering in actor.offerings.waiting_for_review():
        offering.send_back(by=by, reason=reason)
    for proposal in actor.proposals.waiting():
        proposal.decline(by=by, reason=reason)
    if successor or successor_name:
        link = {"kind": RelationKind.SUCCEEDED_BY, "to_actor": successor, "to_name": successor_name}
        actor.relations.get_or_create(**link, defaults={"valid_from": on})
    for manager in told_about(actor):
        outbox.leave(ActorClosed(decision, manager.user))
