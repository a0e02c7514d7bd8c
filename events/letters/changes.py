"""What participants are told when the staff move an event, cancel it or open it again."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from events import occasions
from events.letters import occasion
from events.letters.participants import ParticipantLetter
from events.models import Notice, Participant, Registration
from events.outside.requests import CANCEL, REQUEST
from events.states import EventState, PoolKind, SeatState

HOLD = timedelta(minutes=5)  # in which the staff can still stop it


class ChangeLetter(ParticipantLetter):
    """True while the event stands as the letter says, and the participant has, or waits for, a seat."""

    model = Notice
    state = EventState.PUBLISHED
    told = SeatState.live()
    repeats_when_unknown = True
    method = REQUEST  # of the part for calendars
    related = ["participant__user", "participant__event__venue", "before__event"]

    @classmethod
    def guard(cls):
        """No letter leaves with a revision that is not the event's any more."""
        is_now = {"participant__event__state": cls.state, "revision": F("participant__event__revision")}
        has_place = Exists(Registration.objects.live().filter(participant=OuterRef("participant")))
        return cls.where(has_place, participant__erased_at=None, **is_now)

    @classmethod
    def sample(cls, event, before=None):
        """As it will read, to nobody: a preview holds no participant's link."""
        somebody = Participant(event=event, name=_("(the participant's name)"))
        return cls(Notice(participant=somebody, revision=event.revision, before=before))

    @property
    def participant(self):
        return self.subject.participant

    @property
    def event(self):
        return self.participant.event

    def is_as_written(self):
        """Its guard asks for the revision."""
        return True

    def is_still_true(self):
        is_now = self.event.state == self.state and self.event.revision == self.subject.revision
        return is_now and super().is_still_true() and self.participant.registrations.live().exists()

    def calendar(self):
        """To whom has a seat, in whose calendar it stands; a place in a queue stands in none."""
        return self.calendar_part(self.method)

    def _has_seat(self):
        seats = self.participant.registrations.confirmed().exclude(kind=PoolKind.ITEM) if self.participant.pk else None
        return seats is not None and seats.exists()

    def context(self):
        event, before = self.event, self.subject.before
        return {
            "participant": self.participant,
            "event": event,
            "event_link": self.link("events:detail", event.slug),
            "link": self.own_page(),
            "calendar_link": self.own_page("events:own_calendar") if self._has_seat() else "",
            "changes_until": occasion.moment(event, event.changes_until or event.starts_at),
            "before": before and said(occasions.before(before)),
            "after": said(occasions.now_of(event)),
        }


def said(when_and_where):
    """In two lines, the zone always written out."""
    return "\n".join(filter(None, [occasion.when(when_and_where), when_and_where.where]))


class EventMoved(ChangeLetter):
    """Old and new time and place; nothing where the event has come back to where the participant thought it was."""

    kind = "event_moved"
    label = _("Event moved")
    template = "events/letters/event_moved.txt"
    told = [SeatState.CONFIRMED, SeatState.OFFERED, SeatState.WAITING]

    def is_still_true(self):
        before = self.subject.before
        has_moved = before is not None and occasions.before(before) != occasions.now_of(self.event)
        return has_moved and super().is_still_true()

    def context(self):
        offers = self.participant.registrations.filter(state=SeatState.OFFERED) if self.participant.pk else []
        ends = [occasion.moment(self.event, offer.held_until) for offer in offers]
        still_link = self.own_page("events:own_still")
        return super().context() | {"offer_until": ends[0] if ends else "", "still_link": still_link}


class EventCancelled(ChangeLetter):
    kind = "event_cancelled"
    label = _("Event cancelled")
    template = "events/letters/event_cancelled.txt"
    state = EventState.CANCELLED
    method = CANCEL


class EventReopened(ChangeLetter):
    """The event that was cancelled is held after all."""

    kind = "event_reopened"
    label = _("Event held after all")
    template = "events/letters/event_reopened.txt"
    told = EventMoved.told


KINDS = {letter.kind: letter for letter in (EventMoved, EventCancelled, EventReopened)}
