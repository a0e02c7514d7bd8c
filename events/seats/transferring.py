"""Handing a seat, or a place in the queue, over to a colleague."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from arena import outbox
from arena.shared.errors import Refused
from events.letters.seats import Transferred
from events.letters.signing_up import SignedUpByColleague
from events.models import CareNeed, Participant
from events.rules import may_sign_up
from events.seats import seating
from events.states import Ending, SeatState

HANDED_OVER = [SeatState.CONFIRMED, SeatState.WAITING]


@transaction.atomic
def transfer(participant, person):
    """Give all that the participant has at the event to the colleague, who says yes by a letter of their own.

    The own links of the one who hands over die; answers and sensitive needs are not handed on.
    """
    seats = seating.lock(participant.event)
    if not seats.event.can_be_changed_by_participants:
        raise Refused(_("Seats can no longer be handed over. Write to the organiser."))
    participant.refresh_from_db(fields=["confirm_until"])
    if participant.confirm_until:
        raise Refused(_("Confirm your address first."))
    rows = list(participant.registrations.filter(state__in=HANDED_OVER))
    if not rows:
        raise Refused(_("There is no seat to hand over."))
    if not may_sign_up(seats.event, person.email):
        raise Refused(_("The event is by invitation. Hand over to somebody whose address is invited."))
    colleague = Participant.objects.filter(event=seats.event, person_key=person.key).first()
    if colleague and not _may_have_it(colleague, participant):
        raise Refused(_("This colleague cannot take over the seat."))
    colleague = colleague or Participant(event=seats.event, person_key=person.key)
    facts = person.facts() | {
        "party": participant.party,
        "registered_by": participant,
        "approval": participant.approval,
        "takes_directly": participant.takes_directly,
        "confirm_until": None,
        "agreed_at": None,
        "erased_at": None,
    }
    for name, value in facts.items():
        setattr(colleague, name, value)
    colleague.save()
    participant.registrations.filter(pk__in=[row.pk for row in rows]).update(participant=colleague)
    CareNeed.objects.filter(participant=participant).delete()
    Participant.objects.filter(pk=participant.pk).update(link_salt=uuid4())
    participant.refresh_from_db()
    outbox.leave(Transferred(participant), language=participant.language)
    outbox.leave(SignedUpByColleague(colleague), language=colleague.language)
    seating.promote(seats)
    return colleague


def _may_have_it(colleague, participant):
    """Not who is there already, and not who has said that they want no colleague to sign them up."""
    if colleague.pk == participant.pk:
        return False
    rows = colleague.registrations
    return not (rows.live().exists() or rows.filter(ending=Ending.OBJECTED).exists())
