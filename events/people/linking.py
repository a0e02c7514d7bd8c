"""The links that open somebody's own pages: sent again when they are lost, and made anew when they leaked."""

from uuid import uuid4

from django.db import transaction

from arena import outbox
from events.keys import person_key
from events.letters.links import LinkRenewed, OwnLinks
from events.models import Participant


@transaction.atomic
def send_again(address):
    """A letter with the links, to an address that has any; whoever asks cannot tell whether it had."""
    known = Participant.objects.not_over().filter(person_key=person_key(address)).exclude(email="")
    if newest := known.order_by("pk").last():
        outbox.leave(OwnLinks(newest), language=newest.language)


@transaction.atomic
def renew(participant):
    """Kill every link of the participant at this event, and send a new one."""
    row = Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
    row.link_salt = uuid4()
    row.save(update_fields=["link_salt"])
    outbox.leave(LinkRenewed(row), language=row.language)
