"""Signing up for an event, which is open to everybody; what a sent form does is the business of its own tests."""

from tests.matrix.rows import EVERYBODY, STAFF, Row, doing, filling_in, reading
from tests.world import events_signup

EVENT_SIGN_UP = [
    *filling_in("events:sign_up", EVERYBODY, thing=events_signup.open_event),
    Row("events:sign_up", "GET", STAFF, events_signup.draft_event),
    *filling_in("events:sign_up", STAFF, thing=events_signup.event_by_invitation),
    doing("events:sign_up", EVERYBODY, {"more": "1"}, thing=events_signup.open_event, answer=200),
    *reading("events:sign_up_sent", thing=events_signup.open_event),
    *reading("events:organisations"),
]
