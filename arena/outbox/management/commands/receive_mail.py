import logging
import os
import sys

from django.db import Error

from arena.history.commands import SignedCommand
from arena.outbox import incoming
from arena.outbox.models import Counter

logger = logging.getLogger(__name__)


class Command(SignedCommand):
    help = (
        "Read one message on standard input: a letter that came back, or an answer from a calendar. For the pipe of a "
        "mail server, which gets 0 when the message is taken and 75 when it is to come back with it later; never "
        "anything else, since then it would write to the sender."
    )
    requires_system_checks = []  # they are for whoever starts the portal, and a message should not wait for them

    def add_arguments(self, parser):
        parser.add_argument("to", nargs="*", help="the recipients on the envelope")
        parser.add_argument("--from", dest="sender", help="the sender on the envelope, empty for a mail server")

    def handle(self, *args, to, sender, **options):
        raw = _swallowed(sys.stdin.buffer)
        try:
            said = incoming.take(incoming.opened(raw, to=to, sender=sender))
        except Error as fault:
            logger.warning("A message waits with the mail server: %s", type(fault).__name__)
            sys.exit(os.EX_TEMPFAIL)
        except Exception as fault:  # whatever a stranger has made of it: what it says must not reach the log
            logger.error("A message could not be read: %s", type(fault).__name__)
            Counter.count("mail_unread")
            return
        self.stdout.write(said or "unknown")


def _swallowed(pipe):
    """As much as is read, and the pipe emptied: a mail server that cannot write on would send a refusal."""
    raw = pipe.read(incoming.LARGEST)
    while pipe.read(incoming.LARGEST):
        pass
    return raw
