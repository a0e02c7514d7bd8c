"""The portal's own processes: started in order, watched, restarted a few times and stopped together."""

import subprocess
import threading
import time
from dataclasses import dataclass

from arena.boot.progress import say

RESTARTS = 3
PAUSE = 5  # seconds before a restart
LONG_ENOUGH = 60  # seconds after which a process counts as healthy again


@dataclass
class Part:
    """One process of the portal, and whether the portal can do without it for a while."""

    name: str
    argv: list
    environ: dict
    essential: bool = False
    process: subprocess.Popen = None
    failures: int = 0
    began: float = 0
    due: float = 0

    def start(self, record):
        self.process = subprocess.Popen(
            self.argv, env=self.environ, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        self.began, self.due = time.monotonic(), 0
        record.add(self.name, self.process)
        threading.Thread(target=_show, args=(self.name, self.process.stdout), daemon=True).start()


def _show(name, lines):
    with lines:
        for line in lines:
            say(f"{name:7}| {line}", end="")


def watch(parts, record, others):
    """Return the name of what ended for good: an essential part, one of the others, or one restarted too often."""
    while True:
        for part in parts:
            if part.process.poll() is not None and not _is_mended(part, record):
                return part.name
        if ended := others.ended():
            return ended[0]
        time.sleep(0.3)


def _is_mended(part, record):
    """Start an ended part again after a pause; a part that keeps ending is beyond that."""
    now = time.monotonic()
    if part.essential:
        return False
    if not part.due:
        part.failures = 1 if now - part.began > LONG_ENOUGH else part.failures + 1
        part.due = now + PAUSE
        if part.failures > RESTARTS:
            return False
        say(f"The {part.name} ended; starting it again in {PAUSE} seconds ({part.failures} of {RESTARTS}).")
    elif now >= part.due:
        part.start(record)
    return True
