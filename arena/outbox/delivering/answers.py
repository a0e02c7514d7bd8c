"""What a mail server's figures mean for a letter (RFC 5321 and 3463): never its words, which may quote the address."""

import re
from typing import NamedTuple

from arena.outbox.states import Reason

ABOUT_SENDER = {"5.1.7", "5.1.8"}  # among the codes about addresses, these are about ours


class Undelivered(Exception):
    """The mail server did not take it: why, and its answer in figures."""

    def __init__(self, reason, code=""):
        super().__init__(reason, code)
        self.reason, self.code = reason, code

    @property
    def status(self):
        """`5.1.1`, where the server says it that precisely."""
        return self.code.partition(" ")[2]

    @property
    def rests_domain(self):
        """Whether it is about everybody at the mail domain: a single mailbox that is full or shut (x.2.x) is not."""
        return False

    @property
    def is_unknown_address(self):
        return False


class Postponed(Undelivered):
    """Not now; nothing has been sent."""

    @property
    def rests_domain(self):
        return self.reason in (Reason.BUSY, Reason.REFUSED_US) and not self.status.startswith("4.2.")


class Closed(Postponed):
    """Not now, and not for other letters either: it was said at the door, before any recipient was named."""

    @property
    def rests_domain(self):
        return False


class Rejected(Undelivered):
    """Not ever; nothing has been sent."""

    @property
    def is_unknown_address(self):
        """The server says for certain that there is nobody, and not only that it refuses."""
        return self.reason == Reason.REFUSED_RECIPIENT and self.status.startswith("5.1.")


class Answer(NamedTuple):
    code: int
    status: str

    @classmethod
    def of(cls, code, text):
        said = re.match(rb"([245]\.[0-9]{1,3}\.[0-9]{1,3})\b", text)
        return cls(code, said[1].decode() if said else "")

    def __str__(self):
        """`550 5.1.1`"""
        return f"{self.code} {self.status}".strip()

    @property
    def is_yes(self):
        return 200 <= self.code < 300

    def to_sender(self):
        """No to whoever sends: nothing of it is about the letter."""
        return Closed(Reason.BUSY if self.code < 500 else Reason.REFUSED_US, str(self))

    def to_recipient(self):
        return self._no(Reason.REFUSED_RECIPIENT)

    def to_letter(self):
        return self._no(Reason.REFUSED_LETTER)

    def _no(self, reason):
        if self.code < 500:
            return Postponed(Reason.BUSY, str(self))
        if self.status.startswith("5.7.") or self.status in ABOUT_SENDER:
            return Postponed(Reason.REFUSED_US, str(self))
        return Rejected(reason, str(self))
