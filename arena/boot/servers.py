"""PostgreSQL and Valkey for whoever needs them: shared by the commands of one state folder, or thrown away."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from arena.boot import owner, places, postgres, valkey
from arena.boot.locks import Lock, locked
from arena.boot.postgres import Postgres
from arena.boot.records import Record
from arena.boot.valkey import Valkey


@contextlib.contextmanager
def shared(state):
    """Environment variables that lead to running servers; the last command that uses them stops them.

    DATABASE_URL and REDIS_URL, when set, take the place of the embedded ones.
    """
    wanted = [name for name in ("DATABASE_URL", "REDIS_URL") if not os.environ.get(name)]
    if not wanted:
        yield {}, Record(state / "servers.json")
        return
    owner.make_open_folder(state)
    use, record = Lock(state / "servers.use"), Record(state / "servers.json")
    try:
        with locked(state, create=False, waiting_for="Waiting for another command to start or stop the database."):
            alone = use.try_to_take()
            if record.read() and alone:
                record.end_all()  # what a killed command left behind
            environ = _start(wanted, state, places.sockets(state), record)
            use.take(shared=True)
        yield environ, record
    finally:
        with locked(state, create=False):
            if use.try_to_take():
                record.read().end_all()
                shutil.rmtree(places.sockets(state), ignore_errors=True)
        use.close()


def _start(wanted, folder, sockets, record, **options):
    """Start those that do not run yet, and say how to reach them."""
    owner.make_own_folder(sockets)
    environ = {}
    for name, kind, stop in (("DATABASE_URL", Postgres, postgres.STOP), ("REDIS_URL", Valkey, valkey.STOP)):
        if name in wanted:
            server = kind(folder, sockets, **options)
            if name not in record.entries:
                record.add(name, server.start(), stop)
            environ[name] = server.url
    return environ


@contextlib.contextmanager
def throwaway():
    """Quick servers of their own for one run of the tests, gone with it; also sweeps what killed runs left."""
    place, prefix = places.throwaways()
    for left in place.glob(f"{prefix}*"):
        _sweep(left)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
    owner.make_open_folder(folder)
    use = Lock(folder / "use")
    use.take()
    record = Record(folder / "servers.json")
    try:
        yield _start(["DATABASE_URL", "REDIS_URL"], folder, folder / "s", record, throwaway=True)
    finally:
        record.end_all()
        use.close()
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(folder):
    """A run writes its record when it holds its lock, so a record without a held lock is a killed run's."""
    with contextlib.suppress(OSError):
        if folder.lstat().st_uid != os.geteuid() or not (folder / "servers.json").exists():
            return
        with contextlib.closing(Lock(folder / "use", create=False)) as use:
            if use.try_to_take():
                Record(folder / "servers.json").read().end_all()
                shutil.rmtree(folder, ignore_errors=True)
