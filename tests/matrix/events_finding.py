"""Finding events: lists for everybody, and each event for those who may see it."""

from tests.matrix.rows import STAFF, reading
from tests.world import events_signup, nobodys

EVENT_FINDING = [
    *reading("events:list"),
    *reading("events:month"),
    *reading("events:detail", thing=nobodys.published_event),
    *reading("events:detail", STAFF, thing=events_signup.draft_event, denied=404),
    *reading("events:detail", STAFF, thing=events_signup.event_by_invitation, denied=404),
]
