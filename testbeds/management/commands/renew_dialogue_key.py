from django.core.management import BaseCommand

from testbeds.dialogues import sealing


class Command(BaseCommand):
    """What is sealed from now on has a new key; what was sealed before keeps its own, which stays in the file."""

    help = "Add a key to the file of keys, and seal answers to market dialogues with it from now on."
    requires_system_checks = []

    def handle(self, *args, **options):
        self.stdout.write(f"Sealing with the key {sealing.keyring().renew()} from now on. Copy the file of keys anew.")
