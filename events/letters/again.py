"""The same letter once more, when somebody asks the staff for it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import Letter
from events.letters.seats import Confirmation, OnWaitingList, SeatOffered


class Again(Letter):
    """At most one a minute, however often the button is pressed."""

    def unique_key(self):
        return f"{super().unique_key()}:{timezone.now():%Y%m%d%H%M}"


class ConfirmationAgain(Again, Confirmation):
    kind = "event_confirmation_again"
    label = _("Confirmation of a seat, once more")

    def _since(self):
        """Asked for now, whatever has been told before."""
        return timezone.now()


class OnWaitingListAgain(Again, OnWaitingList):
    kind = "event_on_waiting_list_again"
    label = _("Place on the waiting list, once more")


class SeatOfferedAgain(Again, SeatOffered):
    kind = "event_seat_offered_again"
    label = _("Offer of a seat, once more")
