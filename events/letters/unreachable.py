"""What the host is told of those whom letters do not reach: once a day for an event, and only when there is more."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import Letter
from events.keys import event_scope
from events.letters import occasion
from events.models import Event
from events.states import EventState

MOST_NAMED = 40


class Unreachable(Letter):
    """Everybody whom letters do not reach when it is written, with a telephone number where they have left one."""

    kind = "event_unreachable"
    label = _("Participants who cannot be reached")
    model = Event
    related = ("host", "venue")
    template = "events/letters/unreachable.txt"
    lifetime = timedelta(days=1)

    def unique_key(self):
        return f"{super().unique_key()}:{timezone.localdate()}"

    def recipient(self):
        """The host; where there is none of the staff any more, whoever reads the mailbox of the event."""
        host = self.subject.host
        return host if host and host.is_active and host.is_staff else self.subject.mailbox

    def scope(self):
        return event_scope(self.subject.pk)

    def is_still_true(self):
        event = self.subject
        return event.state == EventState.PUBLISHED and not event.is_over and self._people().exists()

    def context(self):
        people, event = self._people(), self.subject
        number = people.count()
        return {
            "event": event,
            "when": occasion.when(event),
            "people": people.order_by("name", "pk")[:MOST_NAMED],
            "number": number,
            "more": max(number - MOST_NAMED, 0),
            "link": self.link("events:participants", event.slug) + "?trouble=unreachable",
        }

    def _people(self):
        return self.subject.participants.live().unreachable()
