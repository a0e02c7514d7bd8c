"""The scripted mail server seen from the test: orders to it, and what its ledger says."""

import contextlib
import json
import subprocess
import sys
from collections import Counter
from email import message_from_bytes, policy
from functools import cached_property
from pathlib import Path

from tests.faults.waiting import wait_for

PROGRAM = Path(__file__).with_name("post.py")


class Letter:
    """One letter that was handed over whole; `begun` is when the client asked to hand it over."""

    def __init__(self, line):
        self.to, self.begun, self.at, self.taken, self.source = (
            line[name] for name in ("to", "begun", "at", "taken", "letter")
        )

    @cached_property
    def message(self):
        return message_from_bytes(self.source.encode("utf-8", "surrogateescape"), policy=policy.default)

    @cached_property
    def message_id(self):
        return self.message["Message-ID"]

    @cached_property
    def text(self):
        return self.message.get_body(("plain",)).get_content()


class Post:
    def __init__(self, folder):
        self.path, self.read, self.so_far = folder / "ledger", 0, []
        self.process = subprocess.Popen(
            [sys.executable, PROGRAM, self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.port = int(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def rule(self, do, at, **facts):
        self._order({"do": do, "at": at, **facts})

    def release(self):
        """Let go of whoever is held, and be polite from now on."""
        self._order({})

    def lines(self, what):
        """Read on from where it was read last; a line that is half written is left for later."""
        with contextlib.suppress(FileNotFoundError), self.path.open("rb") as ledger:
            ledger.seek(self.read)
            new = ledger.read().rpartition(b"\n")[0]
            self.read += len(new) + bool(new)
            self.so_far += map(json.loads, new.splitlines())
        return [line for line in self.so_far if line["what"] == what]

    def letters(self):
        return [Letter(line) for line in self.lines("letter")]

    def number_taken(self):
        return sum(line["taken"] for line in self.lines("letter"))

    def taken(self):
        """How many times each letter was taken, by Message-ID."""
        return Counter(letter.message_id for letter in self.letters() if letter.taken)

    @contextlib.contextmanager
    def holding(self, at, **facts):
        """Inside, a client stands still before the answer to this command; gives what the ledger says of it."""
        before = len(self.lines("hold"))
        self.rule("hold", at, times=1, **facts)
        yield lambda: wait_for(lambda: self.lines("hold")[before:], "no client came so far")[0]
        self.release()

    def _order(self, rule):
        self.process.stdin.write(f"{json.dumps(rule)}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n", "the mail server has ended"
