"""Where the staff write and publish events, and the links that open something to somebody without an account."""

from tests.matrix.rows import EVERYBODY, STAFF, Row, doing, filling_in, reading
from tests.world.events_publishing import draft_to_publish, draft_to_write, invitation, preview_link

PUBLISH = {"thing": draft_to_publish, "gated": True}
WRITE = {"thing": draft_to_write, "gated": True}

EVENT_PUBLISHING = [
    *filling_in("events:add", STAFF, gated=True),
    doing("events:add", STAFF, {"go": "show-text", "text_sv": "Hej"}, gated=True, answer=200),
    Row("events:markdown_preview", "GET", always=405),
    doing("events:markdown_preview", STAFF, {"text_sv": "Hej"}, gated=True, answer=200),
    *filling_in("events:edit", STAFF, **WRITE),
    Row("events:publish", "GET", STAFF, **WRITE),
    doing("events:publish", STAFF, {"go": "publish"}, **WRITE, answer=200),
    doing("events:publish", STAFF, {"go": "publish"}, **PUBLISH),
    doing("events:publish", STAFF, {"go": "schedule"}, **PUBLISH, answer=200),
    doing("events:publish", STAFF, {"go": "take_back"}, **PUBLISH, answer=200),
    doing("events:publish", STAFF, {"go": "else"}, **PUBLISH, answer=400),
    Row("events:preview_links", "GET", STAFF, **WRITE),
    doing("events:preview_links", STAFF, {"go": "make"}, **WRITE, answer=200),
    doing("events:preview_links", STAFF, {"go": "take_back", "link": "0"}, **WRITE, answer=404),
    doing("events:preview_links", STAFF, {}, **WRITE, answer=400),
    *reading("events:preview", thing=preview_link),
    *filling_in("events:copy", STAFF, **WRITE),
    *filling_in("events:invitations", STAFF, **WRITE),
    doing("events:invitations", STAFF, {"go": "take_back", "invitation": "0"}, **WRITE, answer=404),
    Row("events:invited", "GET", thing=invitation),
    doing("events:invited", EVERYBODY, {"go": "sign_up"}, thing=invitation),
    doing("events:invited", EVERYBODY, {"go": "decline"}, thing=invitation),
]
