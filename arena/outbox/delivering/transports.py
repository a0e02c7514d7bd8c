"""The border to the mail server: two steps, so that the last word can be said between them.

`offer` names sender and recipient, `hand_over` gives the letter itself. What goes wrong outside is renamed here.
"""

import smtplib
from datetime import timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

from arena.outbox.delivering.answers import Answer, Closed, Postponed
from arena.outbox.models import DemoLetter
from arena.outbox.states import Reason

LISTENS = 354
HANGS_UP = 421  # "service closing": to an old connection it says nothing about the letter


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
        welcome = self._say_sender(message)
        if not welcome.is_yes:
            self.close()
            raise welcome.to_sender()
        try:
            answer = Answer.of(*self.connection.rcpt(on_the_wire(message.to[0])))
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise Postponed(Reason.NO_ANSWER) from fault
        self._expect(answer, Answer.to_recipient)
        self.offered += 1

    def hand_over(self, message):
        """Until the server says that it listens nothing has been given, and nothing can be uncertain."""
        try:
            answer = Answer.of(*self.connection.docmd("DATA"))
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise Postponed(Reason.NO_ANSWER) from fault
        if answer.code == LISTENS:
            answer = self._give(message)
        return self._expect(answer, Answer.to_letter)

    def take_back(self):
        """Forget the recipient just named; when even that fails, start over with a new connection."""
        try:
            self.connection.rset()
        except (OSError, smtplib.SMTPException):
            self.close()

    def close(self):
        super().close()
        self.offered = 0

    def _say_sender(self, message):
        """The answer to it; a connection that the server has meanwhile ended is made anew, once."""
        was_open = self.connection is not None
        try:
            self.open()
            self.connection.sock.settimeout(self.seconds_per_step)
            self.connection.ehlo_or_helo_if_needed()
            answer = Answer.of(*self.connection.mail(message.return_path))
        except smtplib.SMTPResponseException as fault:  # at the door: greeting or password
            self.close()
            raise Closed(Reason.REFUSED_US, str(fault.smtp_code)) from fault
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            if was_open:
                return self._say_sender(message)
            raise Closed(Reason.NO_ANSWER) from fault
        if was_open and answer.code == HANGS_UP:
            self.close()
            return self._say_sender(message)
        return answer

    def _give(self, message):
        """The letter, in which a line that begins with a dot gets another, and the last dot by itself."""
        try:
            self.connection.sock.settimeout(self.seconds_for_final_answer)
            self.connection.send(message.packed.replace(b"\r\n.", b"\r\n..") + b".\r\n")
            return Answer.of(*self.connection.getreply())
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise AnswerLost from fault

    def _expect(self, answer, refusal):
        """2xx is yes, and its figures are given; of any other answer `refusal` says what it means."""
        if answer.is_yes:
            return str(answer)
        self.take_back()
        raise refusal(answer)


def chosen():
    """The way out that the settings name."""
    backend = get_connection()
    return backend if isinstance(backend, Transport) else Borrowed(backend)


def on_the_wire(address):
    """The address, which has no name beside it; a domain with letters like å in its plain form."""
    return sanitize_address(address, "utf-8")
