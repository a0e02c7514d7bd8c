"""Every polite request to end takes the same road out, through each `finally`."""

import signal
import sys

POLITE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def leave_on_request():
    for number in POLITE:
        signal.signal(number, _leave)


def _leave(number, _frame):
    for other in POLITE:
        signal.signal(other, signal.SIG_IGN)  # tidying up is quick, and must not be cut short
    sys.exit(128 + number)
