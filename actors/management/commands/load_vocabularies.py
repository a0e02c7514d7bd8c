from actors.importing import load_missing, load_terms
from arena.history.commands import SignedCommand


class Command(SignedCommand):
    """What the portal needs in every environment: its words, and the county's municipalities."""

    help = "Load the controlled vocabularies and the county's municipalities; run again, it changes nothing."

    def handle(self, *args, **options):
        terms, municipalities = load_terms(), load_missing("municipalities.csv")
        self.stdout.write(f"{terms} terms written, {municipalities} records of municipalities added")
