"""Mail that comes in, one message at a time.

Anybody can write to the addresses that it comes to, so a reader believes nothing but what is signed, or only proposes.
Nothing of a message is kept but figures: no word of it, and no address. A room adds its readers in its own
`incoming.py`.
"""

from django.utils.module_loading import autodiscover_modules

from arena.outbox.incoming import bounces
from arena.outbox.incoming.message import LARGEST, Incoming, opened
from arena.outbox.incoming.readers import readers, reads

__all__ = ["LARGEST", "Incoming", "bounces", "opened", "reads", "take"]


def take(incoming):
    """What came of the message, in a word: the first reader that knows it has it. Harmless when repeated."""
    autodiscover_modules("incoming")
    return next(filter(None, (reader(incoming) for reader in readers)), "")
