"""Commands on the server sign what they change, as pages and tasks do."""

from django.core.management.base import BaseCommand

from arena.history.recording import acting
from arena.history.states import Channel


class SignedCommand(BaseCommand):
    """A command whose changes stand in the history under its name."""

    def execute(self, *args, **options):
        with acting(channel=Channel.COMMAND, act=self.__module__.rpartition(".")[2]):
            return super().execute(*args, **options)
