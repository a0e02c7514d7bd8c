"""What stands for a person, and what opens their own pages: keyed hashes, so that the database alone opens nothing."""

from django.utils.crypto import constant_time_compare, salted_hmac

from arena.shared.addresses import address_key

LINK_SALT = "events.link."
FEED_SALT = "events.feed"
CONFIRM, OWN = "confirm", "own"  # what a link is for


def person_key(address):
    """A person is known by the address, with an account or without."""
    return address_key(address)


def link_token(participant, purpose):
    """Good for this participant and purpose, until `link_salt` is changed."""
    said = f"{participant.key}:{participant.link_salt}"
    return salted_hmac(LINK_SALT + purpose, said, algorithm="sha256").hexdigest()[:40]


def opens(participant, purpose, token):
    return constant_time_compare(link_token(participant, purpose), token)


def event_scope(event_id):
    """What the outbox knows the letters about one event by."""
    return f"event:{event_id}"


def feed_hash(token):
    """What is kept of the secret in the address of a person's own calendar."""
    return salted_hmac(FEED_SALT, token, algorithm="sha256").hexdigest()
