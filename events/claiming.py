"""Whose participation is whose: an account has those that were made with an address which it has confirmed.

Names prove nothing, and neither does an address that somebody only wrote: the keyed hashes of confirmed addresses are
compared, and nothing else.
"""

from django.db.models import Q

from arena.outbox.wanting.suppressing import lift
from events.keys import person_key
from events.models import Participant


def keys_of(user):
    """The keys of the addresses that the account has confirmed."""
    confirmed = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    return {person_key(address) for address in confirmed}


def of_account(user):
    """Everything that the account took or takes part in, also what has not been linked to it yet."""
    return Participant.objects.filter(Q(user=user) | Q(person_key__in=keys_of(user)), erased_at=None)


def claim(user):
    """Link what was signed up for without the account; a second time changes nothing."""
    mine = Participant.objects.filter(person_key__in=keys_of(user), user=None, erased_at=None)
    return mine.update(user=user)


def listen():
    """At each sign-in, and when an address is confirmed: never while a page is only looked at."""
    from allauth.account.signals import email_confirmed
    from django.contrib.auth.signals import user_logged_in

    user_logged_in.connect(_at_sign_in)
    email_confirmed.connect(_at_confirmation)


def _at_sign_in(sender, user, **_facts):
    claim(user)


def _at_confirmation(sender, email_address, **_facts):
    """A letter has arrived there and been answered, so that nothing stands in the way of the next ones."""
    lift(email_address.email)
    claim(email_address.user)
