"""A note of the processes that we started, for whoever comes after a killed parent."""

import json
import signal
import time

from arena.boot import pids


class Record:
    """Written at every start, and removed when all have ended."""

    def __init__(self, path):
        self.path, self.entries, self.children = path, {}, []

    def read(self):
        """What the last run left, also when that run is still going."""
        try:
            self.entries = json.loads(self.path.read_text())
        except (OSError, ValueError):
            self.entries = {}
        return self

    def add(self, name, process, how=signal.SIGTERM):
        """A child of ours, and the signal that it wants to be stopped with."""
        self.children.append(process)
        self.entries[name] = [process.pid, pids.born(process.pid), int(how)]
        self._write()

    def forget(self, name):
        """It has ended as it should."""
        del self.entries[name]
        self._write()

    def _write(self):
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(self.entries))
        draft.replace(self.path)

    def ended(self):
        """The names of those that are no longer running."""
        return [name for name, (pid, moment, _how) in self.entries.items() if not pids.is_alive(pid, moment)]

    def end_all(self, *, seconds=10):
        """Ask in the opposite order of starting, each with the signal that suits it; force those that do not listen."""
        for pid, moment, how in reversed(self.entries.values()):
            pids.ask(pid, moment, how)
        latest = time.monotonic() + seconds
        for pid, moment, _how in reversed(self.entries.values()):
            pids.end(pid, moment, latest)
        for process in self.children:
            process.wait()
        self.entries, self.children = {}, []
        self.path.unlink(missing_ok=True)
