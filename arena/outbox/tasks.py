"""What the clock and the nudge start. The messages carry nothing: the database says what is due."""

import time

from celery import shared_task

from arena import outbox

SECONDS = 50  # then no new letter is begun, so that the next tick finds a worker free


@shared_task(expires=55)
def tick():
    outbox.sweep()
    drain()


@shared_task(expires=55)
def drain():
    """One that ran out of time wakes the next, so that as many workers go on as there were."""
    begun = time.monotonic()
    outbox.drain(seconds=SECONDS)
    if time.monotonic() - begun >= SECONDS:
        outbox.nudge()
