"""A mail server of the tests' own: small, obedient, and slow or rude when told to."""

import contextlib
import socketserver
import threading
from email import message_from_bytes, policy

YES = {"DATA": "354 go on", "QUIT": "221 bye"}


class Hold:
    """The server stands still before one answer, until released."""

    def __init__(self):
        self.reached, self.released = threading.Event(), threading.Event()


class SmtpServer(socketserver.ThreadingTCPServer):
    """`answers` and `holds` are by command; the letter's last dot is the command "."; an answer "" hangs up."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answers, self.holds, self.letters, self.said = {}, {}, [], []
        threading.Thread(target=self.serve_forever, args=[0.05], daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def hold(self, command):
        self.holds[command] = Hold()
        return self.holds[command]

    def answer(self, command):
        """What is said to the command, after standing still before it if a test wants that once."""
        if hold := self.holds.pop(command, None):
            hold.reached.set()
            hold.released.wait(60)
        return self.answers.get(command, YES.get(command, "250 2.0.0 yes"))


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        with contextlib.suppress(ConnectionResetError):
            self.converse()

    def converse(self):
        self.say("220 post.example")
        while line := self.rfile.readline():
            command = line.decode().strip().split(":")[0].split(" ")[0].upper()
            self.server.said.append(line.decode().strip())
            if not self.say(self.server.answer(command)) or command == "QUIT":
                return
            if command == "DATA" and "DATA" not in self.server.answers and not self.receive():
                return

    def receive(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        if not line:
            return False
        if "." not in self.server.answers:
            self.server.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
        return self.say(self.server.answer("."))

    def say(self, answer):
        try:
            self.wfile.write(f"{answer}\r\n".encode() if answer else b"")
        except OSError:
            return False
        return answer


@contextlib.contextmanager
def mail_server(settings):
    """A mail server that the portal sends through meanwhile."""
    with SmtpServer() as server:
        settings.EMAIL_BACKEND = "arena.outbox.delivering.transports.Smtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
        server.shutdown()
