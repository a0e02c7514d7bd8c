"""What participants are told when the staff move an event, cancel it or open it again."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from events import occasions
from events.letters import occasion
from events.letters.seats import ParticipantLetter
from events.models import Notice, Participant
from events.states import EventState, SeatState

HOLD = timedelta(minutes=5)  # in which the staff can still stop it


class ChangeLetter(ParticipantLetter):
    """True while the event stands as the letter says, and the participant has, or waits for, a seat."""

    model = Notice
    state = EventState.PUBLISHED
    told = SeatState.live()
    repeats_when_unknown = True

    @classmethod
    def sample(cls, event, before=None):
        """As it will read, to nobody: a preview holds no participant's link."""
        return cls(Notice(participant=Participant(event=event), revision=event.revision, before=before))

    @property
    def participant(self):
        return self.subject.participant

    @property
    def event(self):
        return self.participant.event

    def is_still_true(self):
        is_now = self.event.state == self.state and self.event.revision == self.subject.revision
        return is_now and super().is_still_true() and self.participant.registrations.live().exists()

    def context(self):
        event, before = self.event, self.subject.before
        return {
            "participant": self.participant,
            "event": event,
            "event_link": self.link("events:detail", event.slug),
            "link": self.own_page(),
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
        return super().context() | {"offer_until": ends[0] if ends else ""}


class EventCancelled(ChangeLetter):
    kind = "event_cancelled"
    label = _("Event cancelled")
    template = "events/letters/event_cancelled.txt"
    state = EventState.CANCELLED


class EventReopened(ChangeLetter):
    """The event that was cancelled is held after all."""

    kind = "event_reopened"
    label = _("Event held after all")
    template = "events/letters/event_reopened.txt"
    told = EventMoved.told


KINDS = {letter.kind: letter for letter in (EventMoved, EventCancelled, EventReopened)}
