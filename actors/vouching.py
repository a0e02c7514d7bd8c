"""The project staff check what a supplier states, asked or of their own accord; its managers hear what came of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.letters.claims import REMINDED_BEFORE, ClaimAnswer, ClaimRunsOut
from actors.letters.managers import tell_managers
from actors.models import ComplianceClaim
from arena.shared.errors import Refused


def mark(claim):
    """What the claim was when somebody looked at it."""
    return claim.changed_at.isoformat()


@transaction.atomic
def vouch(claim, *, by, how, on, seen):
    """Confirm the claim as it was read: one that was changed meanwhile is looked at again."""
    claim = _held(claim)
    if mark(claim) != seen:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    was_asked = claim.asked_at is not None
    claim.confirm(by=by, how=how, on=on)
    if was_asked:
        tell_managers(ClaimAnswer, claim, claim.offering.actor)


@transaction.atomic
def ask(claim):
    """The supplier wants what it shows with a document to be checked by the staff."""
    claim = _held(claim)
    if not claim.can_be_asked_about:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    claim.ask()


@transaction.atomic
def take_question_back(claim):
    """The supplier does not want it checked any more; what has been answered stays answered."""
    claim = _held(claim)
    if claim.asked_at:
        claim.leave_unconfirmed()


@transaction.atomic
def decline(claim, *, why):
    """Staff cannot confirm what they were asked to, and the supplier hears why."""
    claim = _held(claim)
    if claim.asked_at is None:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    claim.leave_unconfirmed(why=why)
    tell_managers(ClaimAnswer, claim, claim.offering.actor)


@transaction.atomic
def take_back(claim):
    """What was confirmed does not hold any more."""
    claim = _held(claim)
    claim.fall_back()
    claim.save()


def _held(claim):
    claim.offering.actor.locked()
    held = ComplianceClaim.objects.select_related("offering__actor").select_for_update(of=["self"])
    return held.get(pk=claim.pk)


@transaction.atomic
def remind():
    """A letter to each manager, once for each claim and last day."""
    soon = ComplianceClaim.objects.running_out(timezone.localdate(), within=REMINDED_BEFORE)
    for claim in soon.select_related("offering__actor"):
        tell_managers(ClaimRunsOut, claim, claim.offering.actor)
