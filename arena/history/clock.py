"""Tasks that the clock starts sign what they change."""

from celery import Task

from arena.history.recording import acting
from arena.history.states import Channel


class SignedTask(Task):
    """A task whose changes stand in the history under its name."""

    def __call__(self, *args, **kwargs):
        with acting(channel=Channel.CLOCK, act=self.name):
            return super().__call__(*args, **kwargs)
