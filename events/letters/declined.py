"""The question to whoever has said no in a calendar, where a wrong click is soon made."""

from django.utils.translation import gettext_lazy as _

from events.letters.participants import ParticipantLetter
from events.models import Participant
from events.states import EventState


class DeclinedInCalendar(ParticipantLetter):
    """The link leads to the page where one cancels; nothing is cancelled until then."""

    kind = "event_declined_in_calendar"
    label = _("Declined in a calendar: do you want to cancel?")
    template = "events/letters/declined_in_calendar.txt"

    def unique_key(self):
        """Once for what one has, at one time of the event."""
        first = self.participant.registrations.live().order_by("pk").first()
        return f"{super().unique_key()}:{self.participant.event.revision}:{first and first.pk}"

    def is_still_true(self):
        event = self.participant.event
        is_to_come = event.state == EventState.PUBLISHED and not event.is_over
        says_no = Participant.objects.filter(pk=self.participant.pk).declined().exists()
        return super().is_still_true() and is_to_come and says_no

    def context(self):
        return super().context() | {"cancel_link": self.own_page("events:own_cancel")}
