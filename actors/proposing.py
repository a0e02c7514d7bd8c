"""A manager proposes another registered name, number or type; staff make the change or say why not."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.letters.proposals import ProposalAnswer
from actors.models import Actor
from actors.states import ActorState
from arena import outbox
from arena.shared.errors import Refused


@transaction.atomic
def propose(proposal, *, by):
    """Leave the change on the desk of the staff; one at a time."""
    actor = proposal.actor.locked()
    _refuse_when_over(actor)
    if actor.proposals.waiting().exists():
        raise Refused(_("A proposed change is already waiting for the project staff."))
    proposal.proposed_by = by
    proposal.save()


@transaction.atomic
def accept(proposal, *, by):
    """Make the change and keep who made it, and what stood there then."""
    actor = proposal.actor.locked()
    _refuse_when_over(actor)
    if proposal.org_number and Actor.objects.holding(proposal.org_number).exclude(pk=actor.pk).exists():
        raise Refused(_("The organisation number is already in the registry."))
    proposal.accept(by=by)
    for name in proposal.changed:
        setattr(actor, name, getattr(proposal, name))
    if proposal.org_number:
        actor.is_sole_trader = False
    if "org_number" in proposal.changed:
        actor.org_number_confidence = actor.org_number_source = ""  # what was known was the number of before
    actor.verified_how, actor.verified_on = "", None  # what was looked up was the name and number of before
    actor.save()
    actor.write_down(actor.state, by=by, reason=proposal.message)
    _tell(actor, proposal)


@transaction.atomic
def decline(proposal, *, by, reason):
    actor = proposal.actor.locked()
    proposal.decline(by=by, reason=reason)
    _tell(actor, proposal)


def _refuse_when_over(actor):
    if actor.state in ActorState.over():
        raise Refused(_("The organisation has ended."))


def _tell(actor, proposal):
    for manager in actor.memberships.in_force().managers().select_related("user"):
        outbox.leave(ProposalAnswer(proposal, manager.user))
