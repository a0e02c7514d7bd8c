"""What the outbox holds of a person: letters to them, never their text."""

from django.db.models import Q
from django.utils.translation import gettext as _

from arena.history.persons import Room, Section, holds
from arena.outbox.models import DemoLetter, OutboundLetter
from arena.outbox.states import Reason, State


@holds
class Letters(Room):
    def tell(self, person):
        letters = OutboundLetter.objects.filter(Q(recipient=person) | Q(address=person.email)).order_by("created_at")
        yield Section("letters", _("Letters to you"), [_letter(letter) for letter in letters])

    def forget(self, person, words):
        """What waits is not sent; what was sent loses its recipient."""
        theirs = OutboundLetter.objects.filter(Q(recipient=person) | Q(address__in=words))
        theirs.filter(state=State.READY).update(state=State.CANCELLED, reason=Reason.RECIPIENT_GONE)
        theirs.update(recipient=None, address="")
        for word in words:
            named = Q(recipient__iexact=word) | Q(text__icontains=word) | Q(subject__icontains=word)
            DemoLetter.objects.filter(named).delete()


def _letter(letter):
    return {
        "kind": (_("Letter"), str(letter.label)),
        "state": (_("State"), letter.get_state_display()),
        "left": (_("Queued"), letter.created_at),
        "sent": (_("Sent"), letter.sent_at),
    }
