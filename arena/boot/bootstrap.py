"""Make the environment match its lock file, then go on inside it."""

import contextlib
import hashlib
import json
import os
import shutil
import sys

from arena.boot import certificates, first_pip, places, wheels
from arena.boot.locks import Lock, locked
from arena.boot.problem import Problem
from arena.boot.progress import Steps

LOCKS = {"run": places.ROOT / "requirements.lock", "test": places.ROOT / "requirements-test.lock"}
NEEDED_BYTES = 700_000_000


def enter(packages, argv):
    """Continue in an environment that has these packages; returns at once when we are already there."""
    folder = places.environment()
    if not _is_ready(folder, packages):
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder, create=False, waiting_for="Another command is preparing the environment; waiting for it."):
            if not _is_ready(folder, packages):
                _prepare(folder, packages)
    if os.path.realpath(sys.prefix) != os.path.realpath(folder):
        python = str(places.environment_python())
        os.execv(python, [python, *argv])


def _prepare(folder, packages):
    lock = LOCKS[packages]
    fresh = not _stamps(folder)
    steps = Steps(f"Preparing {folder} (once, about half a minute)", 3 if fresh else 2)
    if fresh:
        _clear(folder)
    with steps.step("Looking for trusted certificates"):
        environ = certificates.environ_with_trust(folder)
    if fresh:
        with steps.step(f"Making an environment for Python {_python()}"):
            first_pip.make_environment(folder, environ=environ)
    with steps.step(f"Installing {wheels.count(lock)} packages"):
        wheels.install(lock, places.environment_python(), environ=environ)
    _write_stamps(folder, {**_stamps(folder), "python": _python(), packages: _digest(lock)})


def _clear(folder):
    """Begin anew, unless something still runs in here or there is no room for it."""
    configuration = folder / "pyvenv.cfg"
    if configuration.exists():
        with contextlib.closing(Lock(configuration, create=False)) as held:
            if not held.try_to_take():
                raise Problem(
                    f"{folder} was made by another Python and is in use. Stop what runs in it, then try again."
                )
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise Problem(f"The disk of {folder} is nearly full. Free about 1 GB and run the command again.")


def _is_ready(folder, packages):
    return (folder / "bin" / "python").exists() and _stamps(folder).get(packages) == _digest(LOCKS[packages])


def _stamps(folder):
    """What the environment was made from; nothing when it is half made or made by another Python."""
    try:
        stamps = json.loads((folder / "made-from.json").read_text())
    except (OSError, ValueError):
        return {}
    return stamps if stamps.get("python") == _python() else {}


def _write_stamps(folder, stamps):
    """Last, and in one movement: an interrupted installation leaves no stamp behind."""
    draft = folder / "made-from.json.new"
    draft.write_text(json.dumps(stamps))
    draft.replace(folder / "made-from.json")


def _digest(lock):
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _python():
    return "{}.{}".format(*sys.version_info)


def stay(folder):
    """Hold on to the environment while a command runs, so that none other clears it under its feet."""
    held = Lock(folder / "pyvenv.cfg", create=False)
    held.take(shared=True)
    return held
