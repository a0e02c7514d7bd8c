"""Matches, and what people decide about them: each side its own, and nobody who belongs to both."""

from tests.matrix.rows import JUDGES, READERS, SPEAKERS, STAFF, Row, doing, filling_in, reading
from tests.world.needs_matches import (
    contact_of_owner,
    contact_of_supplier,
    contact_offered_to_supplier,
    dismissed_match,
    interest_of_supplier,
    match_of_owner,
    match_of_private_need,
    match_of_supplier,
    match_with_private_need,
    near_match_of_supplier,
    need_with_match,
    supplier_with_match,
)

IN_ARENA = READERS | STAFF | {"stranger", "municipality"}
ON_BOTH_SIDES = {"exceptions": {"staff_member": 200}}  # the page again, with the refusal
INTEREST = {"text": "Vi kan.", "has_conflict": "yes", "conflict": "En av oss arbetar där."}
REASON = {"reason": "Så är det."}


def _deciding(url, may, thing, said, **facts):
    """The page, and its button; everybody reads the match, and most may not do this."""
    page = {"thing": thing, "hidden": 403}
    return [Row(url, "GET", may, **page), doing(url, may, said, **page, **facts)]


NEED_MATCHES = [
    *reading("needs:matches", thing=need_with_match),
    *reading("needs:fitting", READERS | STAFF, thing=supplier_with_match),
    *reading("needs:match", thing=match_of_owner),
    *reading("needs:match", IN_ARENA, thing=near_match_of_supplier),
    *reading("needs:match", READERS, thing=match_of_private_need, denied=404),
    *reading("needs:match", frozenset(), thing=match_with_private_need, denied=404),
    *filling_in("needs:interest", SPEAKERS, thing=match_of_supplier, hidden=403),
    doing("needs:interest", SPEAKERS, INTEREST, thing=match_of_supplier, hidden=403),
    *filling_in("needs:interest", frozenset(), thing=match_with_private_need, denied=404),
    *_deciding("needs:match_take_back", SPEAKERS, interest_of_supplier, {}),
    *_deciding("needs:match_dismiss", SPEAKERS | JUDGES, match_of_owner, REASON),
    *_deciding("needs:match_reopen", JUDGES, dismissed_match, REASON),
    *_deciding("needs:match_offer_contact", SPEAKERS, match_of_owner, {}),
    *_deciding("needs:match_accept", SPEAKERS, contact_offered_to_supplier, {}, **ON_BOTH_SIDES),
    *_deciding("needs:match_turn_down", SPEAKERS, contact_offered_to_supplier, {}, **ON_BOTH_SIDES),
    *_deciding("needs:match_end", SPEAKERS, contact_of_owner, REASON),
    *_deciding("needs:match_end", SPEAKERS, contact_of_supplier, REASON, **ON_BOTH_SIDES),
]
OPEN_MATCHES = {"needs:matches", "needs:match"}
