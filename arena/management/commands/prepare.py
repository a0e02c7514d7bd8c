from django.conf import settings
from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    """Everything between an empty database and the first page, in one process."""

    help = "Migrate, load the vocabularies (and in demonstration mode its data) and collect the static files."
    requires_system_checks = []

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_demo" if settings.DEMO else "load_vocabularies", stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)
