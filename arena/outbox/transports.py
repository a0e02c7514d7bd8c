"""The border to the mail server: two steps, so that the last word can be said between them.

`offer` names sender and recipient, `hand_over` gives the letter itself. What goes wrong outside is renamed here.
"""

import smtplib
from datetime import timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

from arena.outbox.models import DemoLetter
from arena.outbox.states import Reason


class Undelivered(Exception):
    """The mail server did not take it: why, and its answer in figures."""

    def __init__(self, reason, code=""):
        super().__init__(reason, code)
        self.reason, self.code = reason, code


class Postponed(Undelivered):
    """Not now; nothing has been sent."""


class Rejected(Undelivered):
    """Not ever; nothing has been sent."""


class AnswerLost(Exception):
    """The letter was on its way when the connection ended: nobody knows whether it arrived."""


class Transport:
    """What every way out has in common; its times bound how long a worker may be silent before it is given up."""

    lease = timedelta(minutes=1)
    final_answer = timedelta(seconds=10)  # the lease must last at least so long when the letter is handed over
    patience = timedelta(0)  # how long to wait for evidence after a lost answer

    def offer(self, message):
        pass

    def hand_over(self, message):
        raise NotImplementedError

    def take_back(self):
        pass

    def evidence(self, message_id):
        """Whether the letter arrived: yes, no, or None where nobody can know."""
        return None


class Demonstration(Transport, BaseEmailBackend):
    """Letters land on a page of the portal itself."""

    def hand_over(self, message):
        letter = DemoLetter(
            message_id=message.extra_headers["Message-ID"],
            sender=message.from_email,
            recipient=message.to[0],
            subject=message.subject,
            text=message.body,
            language=message.extra_headers["Content-Language"],
        )
        DemoLetter.objects.bulk_create([letter], ignore_conflicts=True)
        return "250"

    def evidence(self, message_id):
        return DemoLetter.objects.filter(message_id=message_id).exists()


class Borrowed(Transport):
    """Any other backend of Django's, such as the memory that the tests read."""

    def __init__(self, backend):
        self.backend = backend

    def hand_over(self, message):
        self.backend.send_messages([message])
        return "250"

    def close(self):
        self.backend.close()


class Smtp(Transport, EmailBackend):
    """A mail server. RFC 5321 asks for ten minutes of patience after the last dot, and the lease outlasts them."""

    lease = timedelta(minutes=15)
    final_answer = timedelta(minutes=11)
    patience = timedelta(minutes=15)
    seconds_per_step = 30
    seconds_for_final_answer = 600
    letters_per_connection = 100

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "timeout": self.seconds_per_step})
        self.offered = 0

    def offer(self, message):
        if self.offered >= self.letters_per_connection:
            self.close()
        try:
            self.open()
            self.connection.sock.settimeout(self.seconds_per_step)
            self.connection.ehlo_or_helo_if_needed()
            self._expect(*self.connection.mail(message.return_path), Reason.REFUSED_US)
            self._expect(*self.connection.rcpt(_address(message.to[0])), Reason.REFUSED_RECIPIENT)
        except smtplib.SMTPResponseException as fault:  # at the door: greeting or password
            self.close()
            raise Postponed(Reason.REFUSED_US, str(fault.smtp_code)) from fault
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise Postponed(Reason.NO_ANSWER) from fault
        self.offered += 1

    def hand_over(self, message):
        self.connection.sock.settimeout(self.seconds_for_final_answer)
        try:
            answer = self.connection.data(message.packed)
        except smtplib.SMTPDataError as refusal:  # said before the letter was given
            answer = refusal.smtp_code, refusal.smtp_error
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise AnswerLost from fault
        return self._expect(*answer, Reason.REFUSED_LETTER)

    def take_back(self):
        """Forget the recipient just named; when even that fails, start over with a new connection."""
        try:
            self.connection.rset()
        except (OSError, smtplib.SMTPException):
            self.close()

    def close(self):
        super().close()
        self.offered = 0

    def _expect(self, code, text, refusal):
        """2xx is yes; 5xx is no, unless it is about us and not about the letter; everything else is not now."""
        answer = _figures(code, text)
        if 200 <= code < 300:
            return answer
        self.take_back()
        if code < 500:
            raise Postponed(Reason.BUSY, answer)
        if refusal == Reason.REFUSED_US or " 5.7." in answer:
            raise Postponed(Reason.REFUSED_US, answer)
        raise Rejected(refusal, answer)


def chosen():
    """The way out that the settings name."""
    backend = get_connection()
    return backend if isinstance(backend, Transport) else Borrowed(backend)


def _address(text):
    return sanitize_address(text, "utf-8").rpartition("<")[2].rstrip(">")


def _figures(code, text):
    """`550 5.1.1`: never the words, which may quote the address."""
    enhanced = text.decode("ascii", "replace").split(" ")[0]
    return f"{code} {enhanced}" if enhanced.replace(".", "").isdigit() and "." in enhanced else str(code)
