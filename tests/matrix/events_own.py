"""The own pages of participants: the link is the right, and nothing else is asked of whoever has it."""

from tests.matrix.rows import EVERYBODY, SIGNED_IN, Row, doing, filling_in, reading
from tests.world import participants

DETAILS = {"name": "Åsa Ek", "language": "sv", "organisation": "Byn AB"}
COLLEAGUE = {"name": "Bo Ek", "email": "bo.ek@arena.example"}

EVENTS_OWN = [
    *reading("events:my_events", SIGNED_IN),
    *filling_in("events:lost_link", EVERYBODY),
    *reading("events:lost_link_sent"),
    *reading("events:own", thing=participants.with_seat),
    Row("events:confirm_address", "GET", EVERYBODY, participants.unconfirmed),
    doing("events:confirm_address", EVERYBODY, {}, thing=participants.unconfirmed),
    Row("events:own_agree", "GET", EVERYBODY, participants.signed_up_by_colleague),
    Row("events:own_agree", "POST", EVERYBODY, participants.signed_up_by_colleague, answer=400),
    doing("events:own_agree", EVERYBODY, {"move": "agree"}, thing=participants.signed_up_by_colleague),
    doing("events:own_agree", EVERYBODY, {"move": "object"}, thing=participants.signed_up_by_colleague),
    Row("events:own_undo", "GET", thing=participants.with_seat, always=405),
    doing("events:own_undo", EVERYBODY, {}, thing=participants.with_seat),
    Row("events:own_still", "GET", EVERYBODY, participants.with_seat),
    Row("events:own_still", "POST", EVERYBODY, participants.with_seat, answer=400),
    *(
        doing("events:own_still", EVERYBODY, {"answer": answer}, thing=participants.with_seat)
        for answer in ["comes", "cannot"]
    ),
    *reading("events:own_calendar", thing=participants.with_seat),
    Row("events:own_offer", "GET", EVERYBODY, participants.with_offer),
    *(
        doing("events:own_offer", EVERYBODY, {"move": move}, thing=participants.with_offer)
        for move in ["accept", "decline", "wait"]
    ),
    Row("events:own_cancel", "GET", EVERYBODY, participants.with_seat),
    doing("events:own_cancel", EVERYBODY, {}, thing=participants.with_seat),
    *filling_in("events:own_details", EVERYBODY, thing=participants.with_seat),
    doing("events:own_details", EVERYBODY, DETAILS, thing=participants.with_seat),
    Row("events:own_answers", "GET", EVERYBODY, participants.with_seat),
    doing("events:own_answers", EVERYBODY, {}, thing=participants.with_seat),
    *filling_in("events:own_transfer", EVERYBODY, thing=participants.with_seat),
    doing("events:own_transfer", EVERYBODY, COLLEAGUE, thing=participants.with_seat),
    *reading("events:own_hours", thing=participants.who_was_there),
    *reading("events:own_letters", thing=participants.with_seat),
    *filling_in("events:own_data", EVERYBODY, thing=participants.with_seat),
    Row("events:own_erase", "GET", EVERYBODY, participants.with_seat),
    doing("events:own_erase", EVERYBODY, {}, thing=participants.with_seat),
    Row("events:own_new_link", "GET", EVERYBODY, participants.with_seat),
    doing("events:own_new_link", EVERYBODY, {}, thing=participants.with_seat),
]
