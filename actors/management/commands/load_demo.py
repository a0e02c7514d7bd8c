from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction

from actors.demo import make_accounts
from actors.importing import load_missing
from actors.importing.deployments import load_deployments
from arena.history.commands import SignedCommand


class Command(SignedCommand):
    """The county's real actors and offerings, from public sources, and accounts to try the portal with."""

    help = "Add the demonstration data that is missing; run again, it changes nothing."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demonstration data is loaded in demonstration mode only (PORTAL_DEMO).")
        call_command("load_vocabularies", stdout=self.stdout)
        added = {name: load_missing(name) for name in ("actors.csv", "offerings.csv")}
        added["deployments.csv"] = load_deployments()
        accounts = make_accounts()
        records = ", ".join(f"{count} records added from {name}" for name, count in added.items())
        self.stdout.write(f"{records}, {accounts} accounts added")
