import logging

from django.core.management import CommandError

from actors import administering
from actors.models import User
from arena.history.commands import SignedCommand

log = logging.getLogger(__name__)


class Command(SignedCommand):
    """The way in for the first of the project staff, and wherever a second administrator is missing."""

    help = "Give an account the rights of the project staff, or take them back."
    field, rights = "is_staff", "the rights of the project staff"

    def add_arguments(self, parser):
        parser.add_argument("address", help="the e-mail address that the person signs in with")
        parser.add_argument("--revoke", action="store_true", help="take the rights back")

    def handle(self, *args, address, revoke, **options):
        user = User.objects.filter(email=address.lower(), is_active=True).first()
        if user is None:
            raise CommandError(f"No account is signed in to with {address}.")
        administering.set_on_server(user, self.field, value=not revoke)
        done = "no longer has" if revoke else "has"
        log.warning("account %s %s %s", user.pk, done, self.rights)
        self.stdout.write(f"{user.email} {done} {self.rights}")
