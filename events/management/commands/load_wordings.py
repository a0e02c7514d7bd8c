from arena.history.commands import SignedCommand
from events.people.consenting import write_first


class Command(SignedCommand):
    """What participants are asked to agree to, in every environment."""

    help = "Write the first wording of each consent that has none; run again, it changes nothing."

    def handle(self, *args, **options):
        self.stdout.write(f"{write_first()} wordings of consents added")
