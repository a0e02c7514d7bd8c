"""Processes known by number and moment of birth, so that a number used again is never mistaken."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def born(pid):
    """When the process started, in the system's own words; nothing when it has ended."""
    stat = Path(f"/proc/{pid}/stat")
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            return "" if fields[0] in "ZX" else fields[19]
        return ""
    told = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, moment = told.stdout.strip().partition(" ")
    return "" if state.startswith("Z") else moment.strip()


def is_alive(pid, moment):
    return bool(moment) and born(pid) == moment


def ask(pid, moment, how):
    if is_alive(pid, moment):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, how)


def end(pid, moment, latest):
    """Wait for an asked process until that moment, then end it by force, with whatever it started."""
    if not is_alive(pid, moment):
        return
    _wait(pid, moment, latest)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    _wait(pid, moment, time.monotonic() + 5)


def _wait(pid, moment, latest):
    while is_alive(pid, moment) and time.monotonic() < latest:
        time.sleep(0.02)
