from arena.history.commands import SignedCommand
from events.tasks import remind


class Command(SignedCommand):
    help = "Plan reminders and write those that are due, without Celery: for a timer that takes over when it is gone."

    def handle(self, *args, **options):
        remind()
