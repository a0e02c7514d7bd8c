"""The organiser's word on a registration, where each is decided."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from events.letters.signing_up import NotApproved
from events.models import Participant
from events.seats import seating
from events.seats.registering import tell_one
from events.states import Approval, Ending, SeatState


@transaction.atomic
def approve(participant):
    """The organiser says yes: a seat if there is one, otherwise the place in the queue counts from now."""
    seats = seating.lock(participant.event)
    _decide(participant, Approval.GRANTED)
    seating.promote(seats, asking=[participant])
    if not participant.registrations.confirmed().exists():
        tell_one(participant, is_self=True)


@transaction.atomic
def decline(participant, *, reason):
    """The organiser says no, and why."""
    seats = seating.lock(participant.event)
    _decide(participant, Approval.DECLINED)
    seating.end(seats, participant.registrations.live(), SeatState.CANCELLED, Ending.NOT_APPROVED, reason)
    outbox.leave(NotApproved(participant), language=participant.language)
    seating.promote(seats)


def _decide(participant, approval):
    asked = Participant.objects.filter(pk=participant.pk, approval=Approval.ASKED)
    if not asked.update(approval=approval):
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    participant.refresh_from_db()
