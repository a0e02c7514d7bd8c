from django.conf import settings
from django.core.management import BaseCommand, call_command, get_commands


class Command(BaseCommand):
    """Everything between an empty database and the first page, in one process."""

    help = "Migrate, load the demonstration data once (in demonstration mode) and collect the static files."
    requires_system_checks = []

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        if settings.DEMO and "load_demo" in get_commands():
            call_command("load_demo")
        call_command("collectstatic", interactive=False, verbosity=0)
