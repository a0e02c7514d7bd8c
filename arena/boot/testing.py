"""`test`: every test, on throw-away servers and in a real browser."""

import os
import subprocess
import sys

from arena.boot import browser, places

SIDE_BY_SIDE = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]  # one more than work: some always wait


def main(argv):
    """Hand over to pytest, whose summary and exit code are the result."""
    environ = browser.environ(places.state())
    asked = argv[2:] or SIDE_BY_SIDE
    running = subprocess.Popen([sys.executable, "-m", "pytest", *asked], env=environ, cwd=places.ROOT)
    try:
        return running.wait()
    finally:
        if running.poll() is None:
            running.terminate()
            running.wait()
