"""One message from outside: at most so large, however malformed, with what its envelope said."""

from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from itertools import islice
from typing import NamedTuple

LARGEST = 250_000  # bytes; what comes after them is not read, and what matters stands before them
LONGEST_LINE = 2000
MOST_PARTS = 50
MOST_ADDRESSES = 10
ENVELOPE = ["Delivered-To", "X-Original-To", "Envelope-To", "To"]  # where the mail server says it, the surest first
TO_MANY = {"bulk", "list", "junk", "auto_reply"}


class Incoming(NamedTuple):
    """`to` and `sender` stood on the envelope; an empty sender is that of a mail server, and None is not known."""

    to: list[str]
    sender: str | None
    message: Message

    @property
    def is_automatic(self):
        """A program wrote it, so that nothing is answered: two of them would go on for ever (RFC 3834)."""
        said = self._said("Auto-Submitted") or "no"
        is_from_server = self.sender is not None and self.sender.partition("@")[0].lower() in ("", "mailer-daemon")
        return is_from_server or not said.startswith("no") or self._said("Precedence") in TO_MANY

    def parts(self):
        """The message and what it is made of, down to so many parts."""
        return islice(self.message.walk(), MOST_PARTS)

    def _said(self, name):
        return str(self.message.get(name, "")).strip().lower()


def opened(raw, *, to=(), sender=None):
    """The message as it lies in the pipe; where the mail server has not named its envelope, the head is asked."""
    message = message_from_bytes(raw[:LARGEST])
    if sender is None and "Return-Path" in message:
        sender = str(message["Return-Path"])
    return Incoming(list(to) or _named(message), sender and sender.strip().strip("<>"), message)


def _named(message):
    heads = [str(head)[:LONGEST_LINE] for name in ENVELOPE for head in message.get_all(name, [])]
    return [address for _name, address in getaddresses(heads[:MOST_ADDRESSES]) if address][:MOST_ADDRESSES]
