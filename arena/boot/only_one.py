"""One portal per state folder: the second is told where the first is, and leaves it alone."""

import contextlib
import os

from arena.boot.locks import Lock
from arena.boot.problem import Problem


@contextlib.contextmanager
def only_one(path):
    """Hold the note at this path; yields how to write the portal's address on it."""
    with contextlib.closing(_taken(path)):
        path.write_text("")
        try:
            yield path.write_text
        finally:
            path.unlink(missing_ok=True)


def _taken(path):
    """A lock on the note that is there now, not on one that its holder has just taken away."""
    while True:
        lock = Lock(path)
        if not lock.try_to_take():
            lock.close()
            raise Problem(f"The portal is {_whereabouts(path)}. Stop it with Ctrl-C there, or set PORTAL_STATE.")
        if os.fstat(lock.file).st_nlink:
            return lock
        lock.close()


def _whereabouts(path):
    with contextlib.suppress(OSError):
        if address := path.read_text().strip():
            return f"already running at {address}"
    return "being started by another command"
