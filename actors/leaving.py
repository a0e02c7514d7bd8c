"""Who stops speaking for an actor: roles change, people leave or reach their last day; somebody always stays."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.letters.memberships import MembershipEnded, MembershipEnds
from actors.models import Membership
from actors.rules import has_lasting_manager, is_in_custody
from actors.states import MembershipState, Role
from arena import outbox
from arena.shared.errors import Refused


@transaction.atomic
def change_role(membership, *, by, role, last_day=None):
    membership = _locked(membership)
    if role != Role.MANAGER or last_day:
        _keep_a_manager(membership)
    if role == Role.MANAGER and last_day and not has_lasting_manager(membership.actor, beside=membership):
        raise Refused(_("A manager with a last day needs a colleague who stays. Leave the last day empty."))
    membership.change_role(by=by, role=role, last_day=last_day)
    if membership.is_lasting_manager:
        membership.actor.end_custody(by=by)


@transaction.atomic
def end(membership, *, by):
    """Leave, or be removed: access ends with the next page."""
    membership = _locked(membership)
    _keep_a_manager(membership)
    membership.end(by=by)
    if membership.user != by:
        outbox.leave(MembershipEnded(membership))


def warn_before_last_days():
    """A letter a week before; the outbox says it once for each last day."""
    near = timezone.localdate(), timezone.localdate() + Membership.WARNED_BEFORE
    ending = Membership.objects.filter(state=MembershipState.ACTIVE, last_day__range=near)
    with transaction.atomic():
        for membership in ending.select_related("user"):
            outbox.leave(MembershipEnds(membership))


def end_past_last_days():
    """The rights have ended with the day; now the membership does too, each in its own transaction."""
    for membership in Membership.objects.past_their_day().select_related("actor").order_by("pk"):
        end_past_last_day(membership)


@transaction.atomic
def end_past_last_day(membership):
    membership = _locked(membership)
    if membership.is_past_its_day:
        membership.end(by=None)
        outbox.leave(MembershipEnded(membership))


def _keep_a_manager(membership):
    """The database refuses the same at the end of the transaction; this says it in words, and before."""
    actor = membership.actor
    if membership.is_lasting_manager and not (is_in_custody(actor) or has_lasting_manager(actor, beside=membership)):
        raise Refused(
            _(
                "The last manager cannot leave. Hand over to somebody first, or ask the project staff to take over the "
                "organisation."
            )
        )


def _locked(membership):
    """Fetched again under the lock of its actor, so that two decisions about its members wait for each other."""
    actor = membership.actor.locked()
    return actor.memberships.select_related("user").get(pk=membership.pk)
