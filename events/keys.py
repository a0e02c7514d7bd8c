"""What stands for a person, and what opens their own pages: keyed hashes, so that the database alone opens nothing."""

import unicodedata

from django.utils.crypto import constant_time_compare, salted_hmac

PERSON_SALT = "events.person"
LINK_SALT = "events.link."
FEED_SALT = "events.feed"
CONFIRM, OWN = "confirm", "own"  # what a link is for


def normalised(address):
    """The same for the same mailbox: NFKC, without case and outer spaces; dots and plus signs stay as they are."""
    return unicodedata.normalize("NFKC", address.strip()).casefold()


def person_key(address):
    return salted_hmac(PERSON_SALT, normalised(address), algorithm="sha256").hexdigest()


def link_token(participant, purpose):
    """Good for this participant and purpose, until `link_salt` is changed."""
    said = f"{participant.key}:{participant.link_salt}"
    return salted_hmac(LINK_SALT + purpose, said, algorithm="sha256").hexdigest()[:40]


def opens(participant, purpose, token):
    return constant_time_compare(link_token(participant, purpose), token)


def feed_hash(token):
    """What is kept of the secret in the address of a person's own calendar."""
    return salted_hmac(FEED_SALT, token, algorithm="sha256").hexdigest()
