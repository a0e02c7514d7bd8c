"""What every letter to somebody at an event has in common."""

from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import Letter
from events.keys import OWN, event_scope, link_token
from events.letters import occasion
from events.models import Participant
from events.outside.requests import calendar_part


class ParticipantLetter(Letter):
    """To somebody at an event, with the way to their own page."""

    model = Participant

    @property
    def participant(self):
        return self.subject

    def recipient(self):
        return self.participant.user or self.participant.email

    def scope(self):
        return event_scope(self.participant.event_id)

    def is_still_true(self):
        return self.participant.erased_at is None

    def is_as_written(self):
        """When and where are in every letter: an event that has been moved meanwhile makes it another one."""
        return self.participant.event.stands_as_read()

    def own_page(self, name="events:own", purpose=OWN):
        """In a sample, which is to nobody, the words for it."""
        if self.subject.pk is None:
            return _("(each participant's own link)")
        return self.link(name, self.participant.key, link_token(self.participant, purpose))

    def calendar_part(self, method):
        """For the calendar of whom the letter goes to, who is the one that it names."""
        who = self.addressee or self.recipient()
        return calendar_part(self.participant, method, getattr(who, "email", who))

    def context(self):
        event = self.participant.event
        return {
            "participant": self.participant,
            "event": event,
            "event_link": self.link("events:detail", event.slug),
            "link": self.own_page(),
            **occasion.facts(self.participant),
        }
