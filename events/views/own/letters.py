"""What a participant has been sent, without an account and without the letters themselves: links may be forwarded."""

from django.db.models import Q
from django.utils.translation import gettext as _

from arena.outbox.templatetags.outbox import history_row
from events.letters.sent import letters_to
from events.views.own.door import by_link, show


@by_link("GET", "HEAD")
def own_letters(request, participant):
    """What went to another address is told to nobody here: the seat may have been handed over."""
    theirs = Q(address__iexact=participant.email)
    if participant.user_id:
        theirs |= Q(recipient=participant.user_id)
    rows = [history_row(letter) for letter in letters_to(participant).filter(theirs).with_outcome()]
    head = [_("Letter"), _("When"), _("How it went")]
    return show(request, "own_letters", participant, head=head, rows=rows)
