from django.conf import settings
from django.core.management import BaseCommand, call_command


class Command(BaseCommand):
    """Everything between an empty database and the first page, in one process."""

    help = "Migrate, load the vocabularies (and in demonstration mode its data) and collect the static files."
    requires_system_checks = []

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        for command in ["load_demo", "load_needs", "load_events"] if settings.DEMO else ["load_vocabularies"]:
            call_command(command, stdout=self.stdout)
        call_command("load_wordings", stdout=self.stdout)
        call_command("check_dialogue_keys", stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)
