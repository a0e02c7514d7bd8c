from django.conf import settings
from django.core.management import CommandError
from django.db import transaction

from arena.history.commands import SignedCommand
from testbeds.demo import make_examples
from testbeds.demo_dialogue import hold_example
from testbeds.demo_evaluation import make_examples as make_evaluations
from testbeds.documented import load_documented, load_published
from testbeds.matching.computing import recompute


class Command(SignedCommand):
    """Documented needs and published results from public texts, and examples to try the portal with."""

    help = "Add the needs of the demonstration that are missing; run again, it changes nothing."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demonstration data is loaded in demonstration mode only (PORTAL_DEMO).")
        documented, examples = load_documented(), make_examples()
        if documented or examples:
            recompute()
        hold_example()
        evaluations = make_evaluations()
        results = load_published()
        self.stdout.write(f"{documented} documented needs and {examples} example needs added")
        self.stdout.write(f"{evaluations} example evaluations added")
        self.stdout.write(f"{results} results that others have published added")
