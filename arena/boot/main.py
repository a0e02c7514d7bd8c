"""Which command was asked for, and the environment that it needs."""

import sys

from arena.boot import bootstrap, places, signals
from arena.boot.problem import Problem, from_os_error

OURS = {"up": "run", "test": "test", "lint": "test"}


def main(argv):
    command = argv[1] if len(argv) > 1 else "help"
    signals.leave_on_request()
    try:
        bootstrap.enter(OURS.get(command, "run"), argv)
        held = bootstrap.stay(places.environment())
        code = _command(command)(argv)
        held.close()
    except Problem as problem:
        code = str(problem)
    except OSError as error:
        code = str(from_os_error(error))
    sys.exit(code)


def _command(name):
    """Imported only now, inside the environment."""
    from arena.boot import lint, management, testing, up

    return {"up": up.main, "test": testing.main, "lint": lint.main}.get(name, management.main)
