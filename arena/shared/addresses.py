"""What stands for an e-mail address: a keyed hash, so that the database alone names nobody."""

import unicodedata

from django.utils.crypto import salted_hmac

SALT = "events.person"  # as it was first called; another one would make strangers of everybody


def normalised(address):
    """The same for the same mailbox: NFKC, without case and outer spaces; dots and plus signs stay as they are."""
    return unicodedata.normalize("NFKC", address.strip()).casefold()


def address_key(address):
    return salted_hmac(SALT, normalised(address), algorithm="sha256").hexdigest()
