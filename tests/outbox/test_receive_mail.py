"""The command at the end of a mail server's pipe, as a process: what it is given, and what it answers."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from arena.outbox.links import return_path
from arena.outbox.models import Counter, OutboundLetter, Suppression
from arena.outbox.states import Silence
from tests.factories import OutboundLetterFactory
from tests.outbox.incoming.reports import standard

pytestmark = pytest.mark.django_db(transaction=True)


def receive(raw, *arguments, database=None):
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + (database or settings.DATABASES["default"]["NAME"])
    argv = [sys.executable, "-m", "django", "receive_mail", *arguments]
    process = subprocess.run(argv, input=raw, env={**os.environ, "DATABASE_URL": url}, capture_output=True, check=False)
    return process.returncode, process.stdout.decode().strip(), process.stderr.decode()


def test_command_takes_a_letter_that_came_back():
    row = OutboundLetterFactory(sent=True, recipient=None, subject_id="1", address="asa@arena.example")

    code, said, _log = receive(standard("5.1.1"), "--from=", "--", return_path(row))

    assert (code, said, Suppression.objects.get().why) == (0, "returned", Silence.BOUNCED)


def test_command_empties_the_pipe_of_a_message_far_too_large():
    code, said, _log = receive(b"Subject: hej\n\n" + b"x" * 30_000_000, "--", "nobody@arena.example")

    assert (code, said) == (0, "unknown")


def test_command_asks_the_mail_server_to_come_back_while_the_database_is_away():
    code, said, log = receive(standard("5.1.1"), "--", return_path(OutboundLetter()), database="gone")

    assert (code, said) == (75, "")
    assert "asa@arena.example" not in log


def test_command_counts_what_cannot_be_read_and_repeats_none_of_it(monkeypatch, capsys):
    from arena.outbox.management.commands import receive_mail

    def break_down(*_args, **_facts):
        raise ValueError("asa@arena.example")

    monkeypatch.setattr(receive_mail.incoming, "take", break_down)
    monkeypatch.setattr(receive_mail, "_swallowed", lambda _pipe: b"")
    receive_mail.Command().handle(to=[], sender=None)

    assert Counter.objects.get(name="mail_unread").value == 1
    assert "asa@arena.example" not in capsys.readouterr().err


def test_command_gives_up_a_message_that_would_keep_it_busy(monkeypatch):
    from arena.outbox.management.commands import receive_mail

    within = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (depth, depth) for depth in range(300))
    monkeypatch.setattr(receive_mail, "MOST_SECONDS", 0.2)
    monkeypatch.setattr(receive_mail, "_swallowed", lambda _pipe: within.ljust(250_000, b"\n"))

    receive_mail.Command().handle(to=[return_path(OutboundLetterFactory())], sender="")

    assert Counter.objects.get(name="mail_unread").value == 1
