"""An address that does not exist, told by its mail server at once or later by a report: the whole way to the host."""

import pytest
from django.urls import reverse

from arena import outbox
from arena.outbox import incoming
from arena.outbox.links import return_path
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Reason, State
from events.letters.links import LinkRenewed
from events.tasks import tell_hosts
from tests.events.changes import let_leave
from tests.events.reminding.due import room, ruled, seated, write_now
from tests.factories import StaffFactory
from tests.outbox.incoming.reports import standard
from tests.outbox.smtp import mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings):
    with mail_server(settings) as server:
        yield server


@pytest.fixture
def asa(post):
    event = room(host=StaffFactory(email="vard@arena.example"))
    return seated(event, name="Åsa", email="asa@arena.example", phone="0480-123 45")


def refused_at_the_door(post, row):
    post.answers["RCPT"] = "550 5.1.1 no such user"
    outbox.drain()
    del post.answers["RCPT"]


def reported_later(_post, row):
    outbox.drain()
    row.refresh_from_db()
    incoming.take(incoming.opened(standard("5.1.1"), to=[return_path(row)], sender=""))


@pytest.mark.parametrize("heard", [refused_at_the_door, reported_later])
def test_address_that_does_not_exist_is_shown_told_and_gets_no_reminder(client, post, asa, heard):
    outbox.leave(LinkRenewed(asa))
    heard(post, OutboundLetter.objects.get(kind="event_link_renewed"))
    sent_before = len(post.letters)
    ruled(asa.event)
    write_now()
    tell_hosts()
    let_leave()

    client.force_login(asa.event.host)
    page = client.get(reverse("events:participant", args=[asa.event.slug, asa.key])).text
    reminder = OutboundLetter.objects.get(kind="event_reminder")
    (told,) = post.letters[sent_before:]
    assert (reminder.state, reminder.reason) == (State.SUPPRESSED, Reason.UNREACHABLE)
    assert told["To"] == "vard@arena.example"
    assert "Åsa, 0480-123 45" in told.get_body(["plain"]).get_content()
    assert "Går inte att nå" in page
