"""Inventory rounds: the board is everybody's, the plan the staff's, an answer its organisation's."""

from tests.matrix.rows import READERS, SPEAKERS, STAFF, WRITERS, Row, doing, filling_in, reading
from tests.world.needs_rounds import (
    answer_sent_in,
    answer_too_late,
    answer_under_way,
    closed_round,
    open_round,
    planned_round,
    planned_round_with_respondent,
    planned_round_without,
)

PLANNED = {"thing": planned_round, "gated": True}
OURS = {"thing": answer_under_way, "hidden": 403}
SENT_IN = {"thing": answer_sent_in, "hidden": 403}
REASON = {"reason": "Så är det."}


def _moving(url, thing):
    """The page that asks once more, and its button."""
    return [Row(url, "GET", STAFF, thing=thing, gated=True), doing(url, STAFF, {}, thing=thing, gated=True)]


def _about_an_answer(url, thing):
    page = {"thing": thing, "gated": True}
    return [*filling_in(url, STAFF, **page), doing(url, STAFF, REASON, **page)]


NEED_ROUNDS = [
    *reading("needs:rounds"),
    *reading("needs:round", thing=open_round),
    *reading("needs:round", STAFF, thing=planned_round),
    *reading("needs:round_csv", thing=open_round),
    *reading("needs:round_xlsx", thing=open_round),
    *reading("needs:round_csv", STAFF, thing=planned_round),
    *filling_in("needs:round_add", STAFF, gated=True),
    *filling_in("needs:round_edit", STAFF, **PLANNED),
    *filling_in("needs:round_respondents", STAFF, thing=planned_round, gated=True),
    doing("needs:round_respondents", STAFF, {}, thing=planned_round_with_respondent, gated=True),
    doing("needs:round_respondents", STAFF, {}, thing=planned_round_without, gated=True),
    *_moving("needs:round_open", planned_round_with_respondent),
    *_moving("needs:round_close", open_round),
    *_moving("needs:round_compile", closed_round),
    Row("needs:response", "GET", READERS | STAFF, **OURS),
    Row("needs:response", "POST", READERS | STAFF, answer=400, **OURS),
    doing("needs:response", WRITERS, {"move": "fill_in", "consulted": "staff"}, **OURS),
    doing("needs:response", WRITERS, {"move": "attach", "need": ""}, answer=200, **OURS),
    doing("needs:response", WRITERS, {"move": "detach"}, **OURS),
    doing("needs:response", SPEAKERS, {"move": "submit"}, **OURS),
    doing("needs:response", SPEAKERS, {"move": "approve"}, **SENT_IN),
    doing("needs:response", SPEAKERS, {"move": "abstain", **REASON}, **OURS),
    Row("needs:remind", "GET", STAFF, thing=answer_under_way, gated=True),
    doing("needs:remind", STAFF, {}, thing=answer_under_way, gated=True),
    *_about_an_answer("needs:send_back", answer_sent_in),
    *_about_an_answer("needs:late", answer_too_late),
]
OPEN_ROUNDS = {"needs:rounds", "needs:round", "needs:round_csv", "needs:round_xlsx"}
