"""Keys in a file of their own, which no database and no backup holds: each has a name, and none is ever taken away.

One line for each key: its name, a blank, the key. New things are sealed with the newest, which stands last; what an
earlier key has sealed is opened with that one. The file is on the disk before anything is sealed with what it says.
"""

import contextlib
import fcntl
import os
import secrets
import tempfile
from base64 import b64decode, b64encode
from pathlib import Path

KEY = 32  # bytes: AES-256


class KeyMissing(Exception):
    """What was sealed names a key that the file does not hold."""


class Keyring:
    def __init__(self, path):
        self.path = Path(path)

    def newest(self):
        """Name and key to seal with; the first is made by whoever comes first."""
        return (self._read() or self._add(only_first=True))[-1]

    def key(self, name):
        found = dict(self._read())
        if name not in found:
            raise KeyMissing(name)
        return found[name]

    def names(self):
        return {name for name, _key in self._read()}

    def renew(self):
        """Add a key that is used from now on, and give its name."""
        return self._add(only_first=False)[-1][0]

    def _read(self):
        try:
            lines = self.path.read_text().splitlines()
        except FileNotFoundError:
            return []
        pairs = [line.split() for line in lines if line.strip()]
        return [(name, b64decode(key)) for name, key in pairs]

    def _add(self, *, only_first):
        """Write the file anew, whole, beside the old one, and put it in its place; one process at a time."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._alone():
            keys = self._read()
            if keys and only_first:
                return keys
            keys.append((secrets.token_hex(6), secrets.token_bytes(KEY)))
            self._write("".join(f"{name} {b64encode(key).decode()}\n" for name, key in keys))
        return keys

    @contextlib.contextmanager
    def _alone(self):
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
            os.fsync(folder)
        finally:
            os.close(folder)

    def _write(self, text):
        handle, draft = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}-")  # for its owner alone
        with open(handle, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
        os.replace(draft, self.path)
