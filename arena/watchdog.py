"""What makes a worker that is connected and does nothing end itself, so that its supervisor starts a new one.

Celery workers have been seen to stay connected and consume no more after the broker went away twice. Whether a worker
lives is therefore judged by work that was finished, never by a process that answers.
"""

import logging
import os
import signal
import threading
import time
from enum import Enum

from celery import bootsteps
from celery.worker import state
from django.db import DatabaseError, connection

from arena import outbox
from arena.shared.waking import wake

TICK = "arena.outbox.tasks.tick"
LOOKS_EVERY = 15  # seconds
ASKS_AFTER = 90  # seconds without a finished drain: the clock may be gone, so the worker wakes itself
ENDS_AFTER = 180
WAITS_FOR_ITS_END = 60  # seconds from asking the worker to end until it is ended

logger = logging.getLogger(__name__)


class Verdict(Enum):
    WORKS = "works"
    ASK = "ask"
    END = "end"


def judge(silence, *, age, is_busy):
    """By the seconds since a drain was finished, which are None where none ever was, and the worker's own age.

    A worker that is busy is never ended: it may stand in the middle of a letter, and its time limit ends it.
    """
    silence = age if silence is None else min(silence, age)
    if silence > ENDS_AFTER and not is_busy:
        return Verdict.END
    return Verdict.ASK if silence > ASKS_AFTER else Verdict.WORKS


class Watchdog(bootsteps.StartStopStep):
    """Runs beside the worker, in a thread of its main process."""

    def __init__(self, worker, **kwargs):
        super().__init__(worker, **kwargs)
        self.stopped = threading.Event()

    def start(self, worker):
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def stop(self, worker):
        self.stopped.set()

    def _watch(self):
        began = time.monotonic()
        while not self.stopped.wait(LOOKS_EVERY):
            verdict = self._look(time.monotonic() - began)
            if verdict == Verdict.ASK:
                wake(TICK)
            if verdict == Verdict.END:
                return self._end()

    def _look(self, age):
        """A database that does not answer is no fault of the worker's."""
        try:
            return judge(outbox.seconds_since_drain(), age=age, is_busy=bool(state.active_requests))
        except DatabaseError:
            return Verdict.WORKS
        finally:
            connection.close()

    def _end(self):
        logger.critical("Nothing has been finished for %s seconds: the worker ends, to be started anew.", ENDS_AFTER)
        os.kill(os.getpid(), signal.SIGTERM)
        if not self.stopped.wait(WAITS_FOR_ITS_END):
            os._exit(1)
        return None
