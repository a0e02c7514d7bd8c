"""The project staff check what a supplier states, and its managers hear in time that a claim runs out."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.letters.claims import REMINDED_BEFORE, ClaimRunsOut
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
    claim.confirm(by=by, how=how, on=on)


@transaction.atomic
def take_back(claim):
    """What was confirmed does not hold any more."""
    claim = _held(claim)
    claim.fall_back()
    claim.save()


def _held(claim):
    claim.offering.actor.locked()
    return ComplianceClaim.objects.select_for_update().get(pk=claim.pk)


@transaction.atomic
def remind():
    """A letter to each manager, once for each claim and last day."""
    soon = ComplianceClaim.objects.running_out(timezone.localdate(), within=REMINDED_BEFORE)
    for claim in soon.select_related("offering__actor"):
        tell_managers(ClaimRunsOut, claim, claim.offering.actor)
