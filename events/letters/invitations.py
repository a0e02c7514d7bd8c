"""The letter that asks somebody to come. Its link opens a page; only the buttons there do anything."""

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import Letter
from arena.outbox.states import Stream
from events.keys import event_scope
from events.letters import occasion
from events.models import Invitation
from events.occasions import now_of
from events.states import EventState

SALT = "events.invitation"


def invitation_token(invitation):
    """Good for this invitation, until it is taken back; who is invited anew gets a new one."""
    said = f"{invitation.key}:{invitation.created_at.timestamp()}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:40]


def opens(invitation, token):
    return constant_time_compare(invitation_token(invitation), token)


class EventInvitation(Letter):
    kind = "event_invitation"
    label = _("Invitation to an event")
    model = Invitation
    template = "events/letters/invitation.txt"
    stream = Stream.NEWS
    related = ["event__venue"]

    @classmethod
    def guard(cls):
        return cls.where(revoked_at=None, declined_at=None, event__state=EventState.PUBLISHED)

    def unique_key(self):
        """Once for each time that the address is invited."""
        return f"{super().unique_key()}:{self.subject.created_at.timestamp()}"

    def recipient(self):
        return self.subject.email

    def scope(self):
        return event_scope(self.subject.event_id)

    def is_as_written(self):
        """It says when and where."""
        return self.subject.event.stands_as_read()

    def is_still_true(self):
        event = self.subject.event
        is_asked = self.subject.revoked_at is None and self.subject.declined_at is None
        return is_asked and event.state == EventState.PUBLISHED and not event.is_over

    def context(self):
        invitation, event = self.subject, self.subject.event
        return {
            "event": event,
            "moment": occasion.when(event),
            "place": now_of(event).where,
            "contact": event.mailbox,
            "link": self.link("events:invited", invitation.key, invitation_token(invitation)),
        }
