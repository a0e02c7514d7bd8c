"""What staff ask and decide, and what the host alone reads."""

from tests.matrix.rows import STAFF, doing, filling_in, reading
from tests.world import hosts, nobodys

HOST = frozenset({"staff_member"})  # of the event that is their own
EVENT_QUESTIONS = [
    *reading("events:consents", STAFF, gated=True),
    *filling_in("events:consent", STAFF, thing=nobodys.purpose, gated=True),
    *reading("events:questions", STAFF, thing=nobodys.event_with_question, gated=True)[:1],
    doing("events:questions", STAFF, {"move": "up"}, thing=nobodys.event_with_question, gated=True),
    doing("events:questions", STAFF, {"move": "away"}, thing=nobodys.event_with_question, gated=True, answer=400),
    *filling_in("events:question_add", STAFF, thing=nobodys.published_event, gated=True),
    *filling_in("events:question", STAFF, thing=nobodys.question, gated=True),
    *reading("events:question_remove", STAFF, thing=nobodys.question, gated=True)[:1],
    doing("events:question_remove", STAFF, {}, thing=nobodys.question, gated=True),
    *filling_in("events:approvals", STAFF, thing=nobodys.event_to_decide, gated=True),
    doing("events:approvals", STAFF, {"answer": "approve"}, thing=nobodys.event_to_decide, gated=True),
    *reading("events:care_needs", HOST, thing=hosts.hosted_event, hidden=403),
]
