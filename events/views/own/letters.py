"""What a participant has been sent, without an account and without the letters themselves: links may be forwarded."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from arena.outbox.links import preference_token
from arena.outbox.templatetags.outbox import history_row
from events.letters.sent import letters_to
from events.views.own.door import by_link, show


@by_link("GET", "HEAD")
def own_letters(request, participant):
    """What went to another address is told to nobody here: the seat may have been handed over."""
    rows = [history_row(letter) for letter in _their_own(participant).told().with_outcome()]
    head = [_("Letter"), _("When"), _("How it went")]
    return show(request, "own_letters", participant, head=head, rows=rows, preferences=preferences_of(participant))


def preferences_of(participant):
    """The page where they choose which letters they get; nothing where they have had none."""
    latest = _their_own(participant).first()
    return latest and reverse("outbox:preferences", args=[preference_token(latest)])


def _their_own(participant):
    theirs = Q(address__iexact=participant.email)
    if participant.user_id:
        theirs |= Q(recipient=participant.user_id)
    return letters_to(participant).filter(theirs)
