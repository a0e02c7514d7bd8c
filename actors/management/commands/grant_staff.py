import logging

from django.core.management import BaseCommand, CommandError
from django.db import transaction

from actors.models import User

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Who is project staff is decided on the server: no page gives rights over what others have written."""

    help = "Give an account the rights of the project staff, or take them back."

    def add_arguments(self, parser):
        parser.add_argument("address", help="the e-mail address that the person signs in with")
        parser.add_argument("--revoke", action="store_true", help="take the rights back")

    @transaction.atomic
    def handle(self, *args, address, revoke, **options):
        user = User.objects.select_for_update().filter(email=address.lower(), is_active=True).first()
        if user is None:
            raise CommandError(f"No account is signed in to with {address}.")
        user.is_staff = not revoke
        user.save(update_fields=["is_staff"])
        done = "no longer has" if revoke else "has"
        log.warning("account %s %s the rights of the project staff", user.pk, done)
        self.stdout.write(f"{user.email} {done} the rights of the project staff")
