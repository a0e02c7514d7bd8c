import logging
import os
import signal
import sys
from contextlib import contextmanager

from django.db import Error

from arena.history.commands import SignedCommand
from arena.outbox import incoming
from arena.outbox.models import Counter

logger = logging.getLogger(__name__)

MOST_SECONDS = 5  # of work by the processor; a large report takes half of one


class TooMuchWork(BaseException):
    """Nobody on the way catches it, as one does whatever else may be wrong with a message."""


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
            with _bounded():
                said = incoming.take(incoming.opened(raw, to=to, sender=sender))
        except Error as fault:
            logger.warning("A message waits with the mail server: %s", type(fault).__name__)
            sys.exit(os.EX_TEMPFAIL)
        except (Exception, TooMuchWork) as fault:  # of a stranger's making: what it says must not reach the log
            logger.error("A message could not be read: %s", type(fault).__name__)
            Counter.count("mail_unread")
            return
        self.stdout.write(said or "unknown")


@contextmanager
def _bounded():
    """Parts within parts within parts keep a parser busy for minutes, in a message of any size."""
    former = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def _give_up(_signal, _frame):
    raise TooMuchWork


def _swallowed(pipe):
    """As much as is read, and the pipe emptied: a mail server that cannot write on would send a refusal."""
    raw = pipe.read(incoming.LARGEST)
    while pipe.read(incoming.LARGEST):
        pass
    return raw
