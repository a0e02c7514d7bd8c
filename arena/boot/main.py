"""Which command was asked for, and the environment that it needs."""

import sys
from pathlib import Path

from arena.boot import bootstrap, places, signals
from arena.boot.problem import Problem, from_os_error

OURS = {"up": "run", "test": "test", "lint": "test"}


def main(argv):
    command = argv[1] if len(argv) > 1 else "help"
    signals.leave_on_request()
    try:
        _refuse_without_proc()
        bootstrap.enter(OURS.get(command, "run"), argv)
        held = bootstrap.stay(places.environment())
        code = _command(command)(argv)
        held.close()
    except Problem as problem:
        code = str(problem)
    except OSError as error:
        code = str(from_os_error(error))
    sys.exit(code)


def _refuse_without_proc():
    """Linux shows its processes there; without it neither PostgreSQL nor a browser starts."""
    if sys.platform == "linux" and not Path("/proc/self/stat").exists():
        raise Problem("/proc is not mounted here. Mount it first: mount -t proc proc /proc")


def _command(name):
    """Imported only now, inside the environment."""
    from arena.boot import lint, management, testing, up

    return {"up": up.main, "test": testing.main, "lint": lint.main}.get(name, management.main)
