"""A mail server as a process of its own, as rude as it is told to be, which writes down what it does before it does it.

Started with the path of its ledger, it says its port, and then takes one order a line: rules for what to do at which
command, each obeyed with "done". It ends when nobody is left to give orders, so that a killed test leaves none behind.
The ledger is a file of JSON lines, kept on the disk before the client hears an answer.
"""

import contextlib
import json
import os
import socket
import socketserver
import struct
import sys
import threading
import time

YES = {"DATA": "354 go on", "QUIT": "221 bye", "EHLO": "250-post.example\r\n250 PIPELINING"}
ABORTIVE = struct.pack("ii", 1, 0)  # no farewell: the client finds the connection reset


class Post(socketserver.ThreadingTCPServer):
    """A rule: `at` a command (the last dot is ".", half of a letter "BODY"), for whoever is `to`, so many `times`."""

    allow_reuse_address = daemon_threads = True
    request_queue_size = 100

    def __init__(self, ledger):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.ledger = os.open(ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self.rules, self.lock = [], threading.Lock()

    def note(self, what, **facts):
        line = json.dumps({"what": what, "at": time.time(), **facts})
        os.write(self.ledger, f"{line}\n".encode())
        os.fsync(self.ledger)

    def add(self, rule):
        with self.lock:
            self.rules.append({"released": threading.Event(), "to": "", "times": -1, **rule})

    def release(self):
        """Whoever is held goes on; nothing is obeyed any more."""
        with self.lock:
            rules, self.rules = self.rules, []
        for rule in rules:
            rule["released"].set()

    def rule_for(self, command, to):
        with self.lock:
            fits = [rule for rule in self.rules if rule["at"] == command and rule["to"] in to and rule["times"]]
            if fits:
                fits[0]["times"] -= 1
            return fits[0] if fits else {}


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.to = self.sender = ""
        self.begun = 0
        with contextlib.suppress(ConnectionError, TimeoutError):
            self.converse()

    def converse(self):
        if not self.answer("CONNECT", "220 post.example"):
            return
        while line := self.rfile.readline():
            said = line.decode("utf-8", "replace").strip()
            command = said.split(":")[0].split(" ")[0].upper()
            self.remember(command, said)
            if not self.answer(command, YES.get(command, "250 2.0.0 yes")) or command == "QUIT":
                return
            if command == "DATA" and self.may_begin and not self.receive():
                return

    def remember(self, command, said):
        if command == "MAIL":
            self.sender, self.to = said.partition("<")[2].partition(">")[0], ""
        elif command == "RCPT":
            self.to = said.partition("<")[2].partition(">")[0]
        elif command == "DATA":
            self.begun = time.time()
            self.server.note("begun", to=self.to, peer=self.client_address[1])

    def receive(self):
        lines = [self.rfile.readline()]
        if not self.answer("BODY", ""):
            return False
        while lines[-1] not in (b".\r\n", b""):
            lines.append(self.rfile.readline())
        if not lines[-1]:
            self.server.note("broken_off", to=self.to, peer=self.client_address[1])
            return False
        letter = b"".join(lines[:-1]).decode("utf-8", "surrogateescape")
        return self.answer(".", "250 2.0.0 taken", letter=letter, begun=self.begun, sender=self.sender)

    def answer(self, command, words, **letter):
        """Obey the rule for the command, if there is one; with a letter, write down whether it is taken before."""
        rule = self.server.rule_for(command, self.to)
        words = rule.get("answer", words)
        self.may_begin = words.startswith("354")
        facts = {"to": self.to, "peer": self.client_address[1]}
        if letter:
            self.server.note("letter", taken=words.startswith("2"), **facts, **letter)
        if rule:
            self.server.note(rule["do"], command=command, answer=words, **facts)
        if rule.get("do") == "hold":
            rule["released"].wait()
        if rule.get("do") == "drop":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORTIVE)
            self.connection.close()
            return False
        time.sleep(rule.get("seconds", 0))
        self.wfile.write(f"{words}\r\n".encode() if words else b"")
        return True


def main(ledger):
    with Post(ledger) as post:
        threading.Thread(target=post.serve_forever, args=[0.05], daemon=True).start()
        print(post.server_address[1], flush=True)
        for line in sys.stdin:
            rule = json.loads(line)
            post.add(rule) if rule else post.release()
            print("done", flush=True)
        os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
