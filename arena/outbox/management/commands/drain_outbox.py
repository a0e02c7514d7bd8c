from arena import outbox
from arena.history.commands import SignedCommand


class Command(SignedCommand):
    help = "Send the letters that are due, without Celery: for a timer that takes over when broker or workers are gone."

    def add_arguments(self, parser):
        parser.add_argument("--max-seconds", type=int, default=240, help="start no new letter after so many seconds")

    def handle(self, *args, max_seconds, **options):
        outbox.sweep()
        taken = outbox.drain(seconds=max_seconds)
        self.stdout.write(f"Letters taken on: {taken}")
