from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from arena.backup import making, manifest
from arena.shared.errors import Refused


class Command(BaseCommand):
    """The whole portal in one file, made while it works."""

    help = "Write a backup of the database and the uploaded files into a folder, and remove backups older than 35 days."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.STATE_DIR / "backups")

    def handle(self, *args, folder, **options):
        try:
            path = making.make(folder)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{path}\nNot in it, to be kept elsewhere:")
        for name, why in manifest.KEPT_ELSEWHERE.items():
            self.stdout.write(f"  {name}: {why}")
