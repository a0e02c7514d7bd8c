"""Locks that the kernel lets go of when their holder ends, however it ends."""

import contextlib
import fcntl
import os

from arena.boot.progress import say


class Lock:
    """An advisory lock on a file or a folder; not inherited by child processes."""

    def __init__(self, path, *, create=True):
        flags = os.O_RDWR | os.O_CREAT if create else os.O_RDONLY  # a folder cannot be opened for writing
        self.file = os.open(path, flags, 0o600)

    def take(self, *, shared=False, waiting_for=None):
        """Wait for the lock, saying what for when it is not free at once."""
        if not self.try_to_take(shared=shared):
            if waiting_for:
                say(waiting_for)
            fcntl.flock(self.file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)

    def try_to_take(self, *, shared=False):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(self.file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            return True
        return False

    def close(self):
        os.close(self.file)


@contextlib.contextmanager
def locked(path, *, create=True, waiting_for=None):
    lock = Lock(path, create=create)
    try:
        lock.take(waiting_for=waiting_for)
        yield
    finally:
        lock.close()
