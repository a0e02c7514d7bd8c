"""Whether those who are told that the event has moved still come: asked in that letter, and answered or not.

Whoever does not answer keeps what they have. To say no is to cancel; to cancel is to have said no.
"""

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events import occasions
from events.letters.changes import EventMoved
from events.models import Notice, Participant
from events.seats import seating
from events.states import EventState, StillComing


def asked(participant):
    """The last move that the participant has been told of; None where the event has come back from it, or is over."""
    event = participant.event
    notice = _notices(participant).select_related("before__event").last()
    if notice is None or notice.before is None or event.state != EventState.PUBLISHED or event.is_over:
        return None
    return notice if occasions.before(notice.before) != occasions.now_of(event) else None


@transaction.atomic
def say_yes(participant):
    """A second time changes nothing."""
    seating.lock(participant.event)
    if not participant.registrations.live().exists():
        raise Refused(_("You have no seat here and wait for none."))
    answered(participant, StillComing.COMES)


def answered(participant, answer):
    """Write it down with the last move that they were told of, if there was any."""
    last = _notices(participant).values("pk").reverse()[:1]
    Notice.objects.filter(pk__in=last).update(answer=answer, answered_at=Now())


def who_says(event, answer):
    """Those told of the last move who still come, who cannot, or who take part and have not said: with no answer."""
    told = Participant.objects.told_of_last_move(event, EventMoved.kind).filter(still=answer)
    return told.exclude(pk__in=told.live()) if answer == StillComing.CANNOT else told.live()


def answers(event):
    """How many give each answer, and none; nothing where nobody has been told of a move."""
    numbers = {answer: who_says(event, answer).count() for answer in [*StillComing, ""]}
    return numbers if any(numbers.values()) else {}


def _notices(participant):
    return participant.notices.filter(kind=EventMoved.kind).order_by("revision")
