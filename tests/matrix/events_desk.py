"""The desk of the staff for events; nobody else learns even which events there are."""

from tests.matrix.rows import STAFF, Row, doing, filling_in, reading
from tests.world import events_desk

EVENT = {"thing": events_desk.event_to_run, "gated": True}
PERSON = {"thing": events_desk.participant, "gated": True}
WHO = {"name": "Åsa Ek", "email": "asa.ek@arena.example", "language": "sv", "how": "room"}
WORDS = {"subject_sv": "Hej", "text_sv": "Välkommen."}

EVENTS_DESK = [
    *reading("events:manage_list", STAFF, gated=True),
    *(
        row
        for page in ["manage", "participants", "participants_file", "numbers_file", "queue", "log"]
        for row in reading(f"events:{page}", STAFF, **EVENT)
    ),
    *reading("events:letters", STAFF, **EVENT),
    Row("events:letters_again", "GET", STAFF, answer=404, **EVENT),
    Row("events:letters_again", "POST", STAFF, answer=404, **EVENT),
    doing("events:letters_again", STAFF, {"letter": "00000000-0000-0000-0000-000000000000"}, answer=404, **EVENT),
    Row("events:participant", "GET", STAFF, **PERSON),
    Row("events:participant", "POST", STAFF, answer=400, **PERSON),
    doing("events:participant", STAFF, {"move": "again"}, **PERSON),
    doing("events:participant", STAFF, {"move": "cancel", "reason": "Ringde."}, **PERSON),
    doing("events:participant", STAFF, {"move": "cancel"}, answer=200, **PERSON),
    doing("events:participant", STAFF, {"move": "works"}, **PERSON),
    doing("events:participant", STAFF, {"move": "comes"}, **PERSON),
    doing("events:participant", STAFF, {"move": "erase"}, **PERSON),
    *filling_in("events:participant_correct", STAFF, **PERSON),
    doing("events:participant_correct", STAFF, WHO, **PERSON),
    Row("events:attendance", "GET", STAFF, **EVENT),
    doing("events:attendance", STAFF, {}, **EVENT),
    doing("events:attendance", STAFF, {"move": "rest"}, **EVENT),
    *filling_in("events:walk_in", STAFF, **EVENT),
    doing("events:walk_in", STAFF, WHO, **EVENT),
    *filling_in("events:message", STAFF, **EVENT),
    doing("events:message", STAFF, {**WORDS, "move": "send", "counted": 2}, **EVENT),
    Row("events:message_stop", "GET", thing=events_desk.held_message, always=405),
    doing("events:message_stop", STAFF, {}, thing=events_desk.held_message, gated=True),
]
