"""Every command of Django itself, beside the portal's own database."""

import os
import signal
import subprocess
import sys

from arena.boot import places, servers, variables


def main(argv):
    """Run the command in a process of its own, so that the servers outlive whatever it does.

    With DATABASE_URL set it is somebody's own installation: nothing is assumed about its variables.
    """
    state = places.state()
    own = {**os.environ, "DJANGO_SETTINGS_MODULE": "arena.settings", "PYTHONPATH": str(places.ROOT)}
    with servers.shared(state) as (found, _record):
        environ = own if os.environ.get("DATABASE_URL") else variables.for_portal(state)
        signal.signal(signal.SIGINT, _leave_it_to_the_command)
        running = subprocess.Popen([sys.executable, "-m", "django", *argv[1:]], env=environ | found)
        try:
            return running.wait()
        finally:
            if running.poll() is None:
                running.terminate()
                running.wait()


def _leave_it_to_the_command(_number, _frame):
    """Ctrl-C reaches the command too, and a shell may want to go on after it."""
