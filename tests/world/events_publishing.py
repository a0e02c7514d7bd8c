"""Drafts on their way to everybody, and the links by which some see them before, or instead."""

from uuid import UUID

from events.letters.invitations import invitation_token
from events.states import Audience
from events.writing import previewing
from tests.events.ready import invited, ready_draft
from tests.factories import EventFactory


def draft_to_publish(_team):
    return {"slug": ready_draft().slug}, {}


def draft_to_write(_team):
    return {"slug": ready_draft(mailbox="", ends_at=None).slug}, {}


def preview_link(_team):
    """A new one is 32 signs of letters and digits."""
    return {"token": previewing.make(ready_draft(), by=None)}, {}


def invitation(_team):
    row = invited(EventFactory(audience=Audience.INVITED))
    return {"key": UUID(str(row.key)), "token": invitation_token(row)}, {}


EVENTS_TO_PUBLISH = {draft_to_publish, draft_to_write, preview_link, invitation}
