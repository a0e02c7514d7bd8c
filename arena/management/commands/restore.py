from io import StringIO
from pathlib import Path

from django.core.management import BaseCommand, CommandError, call_command

from arena.backup import restoring
from arena.shared.errors import Refused


class Command(BaseCommand):
    """A backup brought back into an empty database, as the database's owner; who was erased since is erased again."""

    help = "Restore a backup into an empty database and an empty folder of files, and count what came."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path)

    def handle(self, *args, backup, **options):
        if not backup.is_file():
            raise CommandError(f"There is no file {backup}.")
        try:
            described = restoring.restore(backup)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        call_command("migrate", interactive=False, verbosity=0)
        call_command("replay_erasures", stdout=(erased := StringIO()))
        rows, files = sum(described["rows"].values()), len(described["files"])
        self.stdout.write(f"Restored what was backed up at {described['made_at']}: {rows} rows, {files} files.")
        self.stdout.write(f"Persons erased since it was made, erased again: {erased.getvalue().strip()}.")
        call_command("check_dialogue_keys", stdout=self.stdout)
        self.stdout.write("Everybody has to sign in again. Letters that waited are in the outbox, for staff to decide.")
