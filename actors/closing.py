"""An organisation has ended: staff close its actor, and say when, why and who carries its work on."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.letters.closings import ActorClosed
from actors.letters.managers import tell_managers
from actors.letters.memberships import JoinAnswer
from actors.models import Membership
from actors.states import MembershipState, OfferingState, RelationKind
from arena import outbox

OFFERED = [OfferingState.PUBLISHED, OfferingState.PAUSED]


def offered_by(actor):
    """What ends together with the actor."""
    return actor.offerings.filter(state__in=OFFERED).order_by("name_key", "pk")


def units_of(actor):
    """The shown units, which end with their organisation."""
    return actor.units.living().order_by("name_key", "pk")


def told_about(actor):
    """The managers in force, who get the letter."""
    return Membership.objects.told_about(actor)


@transaction.atomic
def close(actor, *, by, on, reason, successor=None, successor_name=""):
    """End the actor with its units and offerings. What waited for an answer gets the same reason; the pages stay."""
    actor = actor.locked()
    for unit in units_of(actor):
        close(unit, by=by, on=on, reason=reason, successor=successor, successor_name=successor_name)
    for unit in actor.units.waiting_for_review():
        unit.locked().decline(by=by, reason=reason)
    decision = actor.close(by=by, on=on, reason=reason)
    _end_offerings(actor, by=by, reason=reason)
    for proposal in actor.proposals.waiting():
        proposal.decline(by=by, reason=reason)
    if successor or successor_name:
        link = {"kind": RelationKind.SUCCEEDED_BY, "to_actor": successor, "to_name": successor_name}
        actor.relations.get_or_create(**link, defaults={"valid_from": on})
    _answer_the_undecided(actor, by=by)
    actor.domains.all().delete()
    tell_managers(ActorClosed, decision, actor)


def _end_offerings(actor, *, by, reason):
    for offering in offered_by(actor):
        offering.retire(by=by, reason=reason)
    for offering in actor.offerings.waiting_for_review():
        offering.send_back(by=by, reason=reason)


def _answer_the_undecided(actor, *, by):
    """Nobody joins what has ended: invitations are taken back, and who has asked is told."""
    for membership in actor.memberships.undecided():
        if membership.state == MembershipState.INVITED:
            membership.cancel(by=by)
        else:
            membership.decline(by=by, reason=_("The organisation has ended."))
            outbox.leave(JoinAnswer(membership))
