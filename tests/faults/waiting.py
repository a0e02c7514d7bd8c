"""Waiting for what a process brings about: generously, since only a fault makes it long."""

import time

PATIENCE = 120


def wait_for(found, otherwise, seconds=PATIENCE):
    """What is found, as soon as there is something."""
    latest = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < latest, otherwise
        time.sleep(0.03)
    return answer
