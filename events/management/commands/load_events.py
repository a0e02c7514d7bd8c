from django.conf import settings
from django.core.management import CommandError
from django.db import transaction

from arena.history.commands import SignedCommand
from events.demo import make_examples
from events.documented import load_documented


class Command(SignedCommand):
    """Documented events of the past, from public sources, and examples to try the portal with."""

    help = "Add the events of the demonstration that are missing; run again, it changes nothing."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demonstration data is loaded in demonstration mode only (PORTAL_DEMO).")
        documented, examples = load_documented(), make_examples()
        self.stdout.write(f"{documented} documented events and {examples} example events added")
