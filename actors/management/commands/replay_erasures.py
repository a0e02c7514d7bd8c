from actors import erasing
from arena.history.commands import SignedCommand


class Command(SignedCommand):
    help = "Erase again those who had been erased when a backup brought them back. Prints how many."

    def handle(self, **options):
        self.stdout.write(str(erasing.replay()))
