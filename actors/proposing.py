"""A manager proposes another registered name, number or type; staff make the change or say why not."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.letters.managers import tell_managers
from actors.letters.proposals import ProposalAnswer
from actors.models import Actor
from arena.shared.errors import Refused


@transaction.atomic
def propose(proposal, *, by):
    """Leave the change on the desk of the staff; one at a time."""
    actor = proposal.actor.locked_open()
    if actor.proposals.waiting().exists():
        raise Refused(_("A proposed change is already waiting for the project staff."))
    proposal.proposed_by = by
    proposal.save()


@transaction.atomic
def accept(proposal, *, by):
    """Make the change and keep who made it, and what stood there then."""
    actor = proposal.actor.locked_open()
    if proposal.org_number and Actor.objects.holding(proposal.org_number).exclude(pk=actor.pk).exists():
        raise Refused(_("The organisation number is already in the registry."))
    proposal.accept(by=by)
    for name in proposal.changed:
        setattr(actor, name, getattr(proposal, name))
    if proposal.org_number:
        actor.is_sole_trader = False
    if "org_number" in proposal.changed:
        actor.org_number_confidence = actor.org_number_source = ""  # what was known was the number of before
    actor.forget_verification()  # what was looked up was the name and number of before
    actor.save()
    actor.write_down(actor.state, by=by, reason=proposal.message)
    tell_managers(ProposalAnswer, proposal, actor)


@transaction.atomic
def decline(proposal, *, by, reason):
    actor = proposal.actor.locked()
    proposal.decline(by=by, reason=reason)
    tell_managers(ProposalAnswer, proposal, actor)
