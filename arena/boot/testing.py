"""`test`: every test, on throw-away servers and in a real browser."""

import subprocess
import sys

from arena.boot import browser, places


def main(argv):
    """Hand over to pytest, whose summary and exit code are the result."""
    environ = browser.environ(places.state())
    running = subprocess.Popen([sys.executable, "-m", "pytest", *argv[2:]], env=environ, cwd=places.ROOT)
    try:
        return running.wait()
    finally:
        if running.poll() is None:
            running.terminate()
            running.wait()
