"""What the outbox holds of a person: letters to them, never their text, and what they have chosen about letters."""

from django.db.models import Q
from django.utils.translation import gettext as _

from arena.history.persons import Room, Section, holds
from arena.outbox.forgetting import forget_recipients
from arena.outbox.models import DemoLetter, OutboundLetter, Suppression
from arena.outbox.wanting.scopes import names_of
from arena.shared.addresses import address_key


@holds
class Letters(Room):
    def tell(self, person):
        letters = OutboundLetter.objects.filter(Q(recipient=person) | Q(address=person.email)).order_by("created_at")
        yield section_of_letters("letters", _("Letters to you"), letters)
        yield section_of_choices([address_key(address) for address in _addresses(person)])

    def forget(self, person, words):
        """The letters lose their recipient; what they have ended stays, under a hash alone, so that it stays ended."""
        theirs = OutboundLetter.objects.filter(Q(recipient=person) | Q(address__in=words))
        forget_recipients(theirs.values_list("pk", flat=True))
        for word in words:
            named = Q(recipient__iexact=word) | Q(text__icontains=word) | Q(subject__icontains=word)
            DemoLetter.objects.filter(named).delete()


def section_of_letters(code, title, letters):
    """Which letters, and how they went: the letters themselves are not kept."""
    return Section(code, title, [_letter(letter) for letter in letters])


def section_of_choices(address_keys):
    """Letters that are not sent to whoever has these addresses, and why."""
    rows = list(Suppression.objects.filter(address_key__in=list(address_keys)).order_by("since", "pk"))
    names = names_of({row.scope for row in rows if row.scope})
    return Section("letters_ended", _("Letters that are not sent to you"), [_choice(row, names) for row in rows])


def _addresses(person):
    return {person.email, *person.emailaddress_set.filter(verified=True).values_list("email", flat=True)}


def _choice(row, names):
    return {
        "stream": (_("Letters"), row.get_stream_display() or _("all letters")),
        "about": (_("About"), names.get(row.scope, "")),
        "why": (_("Why"), row.get_why_display()),
        "since": (_("Since"), row.since),
        "lifted": (_("Taken up again"), row.lifted_at),
    }


def _letter(letter):
    return {
        "kind": (_("Letter"), str(letter.label)),
        "state": (_("State"), letter.get_state_display()),
        "left": (_("Queued"), letter.created_at),
        "sent": (_("Sent"), letter.sent_at),
    }
