"""What somebody wants letters about: ended by one click or chosen on a page, for one address and every letter to it.

Nothing is done to letters that wait: the last word before each of them leaves asks what is wanted then.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from arena.outbox.models import Suppression
from arena.outbox.states import Silence, Stream
from arena.outbox.wanting.suppressing import lift, suppress
from arena.shared.addresses import address_key
from arena.shared.errors import Refused

MOST_A_DAY = 20  # choices for one address before letters stay ended until the next day, since each is kept


def stop(row, *, scope=""):
    """End the stream of the letter for its address, or of it only what is about one thing; harmless when repeated.

    Of letters about somebody's own matters nothing can be ended.
    """
    if row.stream in Stream.can_be_ended():
        suppress(row.to, Silence.UNSUBSCRIBED, stream=row.stream, scope=scope, letter=row)


@transaction.atomic
def choose(address, wishes, *, letter=None):
    """Take the wishes: whether letters are wanted, for each pair of a stream and what of it they are about.

    Letters can always be ended; who changes their mind without end is asked to wait before they are taken up again.
    """
    standing = ended(address)
    if any(is_wanted and pair in standing for pair, is_wanted in wishes.items()) and _is_undecided(address):
        raise Refused(_("You have changed your choices many times today. Letters can be taken up again tomorrow."))
    for (stream, scope), is_wanted in wishes.items():
        if is_wanted:
            lift(address, stream=stream, scope=scope, why=Silence.UNSUBSCRIBED)
        else:
            suppress(address, Silence.UNSUBSCRIBED, stream=stream, scope=scope, letter=letter)


def ended(address):
    """Pairs of a stream and what of it, nothing meaning all, that the address has ended."""
    return set(_chosen(address).standing().values_list("stream", "scope"))


def history(address):
    """Every choice that was made for the address, the newest first; each says when it was taken back."""
    return _chosen(address).order_by("-since", "-pk")


def is_unreachable(address):
    """Whether letters to it have come back, so that none are sent, whatever was chosen."""
    returned = Suppression.objects.of(address_key(address)).exclude(why=Silence.UNSUBSCRIBED)
    return returned.standing().exists()


def who_ended(address_keys, stream):
    """The keys, of these, of addresses that have ended the stream altogether."""
    ended_by = Suppression.objects.standing().filter(why=Silence.UNSUBSCRIBED, stream=stream, scope="")
    return set(ended_by.filter(address_key__in=list(address_keys)).values_list("address_key", flat=True))


def _is_undecided(address):
    return _chosen(address).filter(since__gt=Now() - timedelta(days=1)).count() >= MOST_A_DAY


def _chosen(address):
    return Suppression.objects.of(address_key(address)).filter(why=Silence.UNSUBSCRIBED)
