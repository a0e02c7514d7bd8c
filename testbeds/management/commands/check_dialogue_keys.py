from django.conf import settings
from django.core.management import BaseCommand

from testbeds.dialogues import sealing


class Command(BaseCommand):
    """Said at every start and after every restore: what nobody can read without a file that is not here."""

    help = "Say which keys of sealed answers are missing; silent when none is."
    requires_system_checks = []

    def handle(self, *args, **options):
        if missing := sealing.missing_keys():
            names = ", ".join(missing)
            self.stdout.write(f"Answers to market dialogues are sealed with keys that {settings.DIALOGUE_KEYS} lacks:")
            self.stdout.write(f"  {names}. Put the file back: without it nobody can read those answers.")
