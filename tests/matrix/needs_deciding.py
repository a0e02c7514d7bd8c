"""One need, and what is decided about it. Whoever may not read it is told that it is not there."""

from tests.matrix.rows import JUDGES, READERS, SPEAKERS, STAFF, WRITERS, Row, doing, filling_in, reading
from tests.world.needs_deciding import (
    dormant_private_need,
    need_confirmed,
    need_for_all,
    need_sent_in,
    need_to_share,
    private_need,
    private_need_with_guest,
    shared_need,
    town,
)

SEEN = {"hidden": 403}  # everybody reads it, and most may not do this
MUNICIPALITY = frozenset({"municipality"})


def _deciding(url, may, thing, said, **facts):
    """The page, and its button with what it asks for."""
    return [Row(url, "GET", may, thing=thing, **facts), doing(url, may, said, thing=thing, **facts)]


def _hidden(rows):
    """Not there for the project staff either."""
    return [row._replace(may=row.may | JUDGES, exceptions=dict.fromkeys(JUDGES, 404)) for row in rows]


NEED_DECIDING = [
    *reading("needs:detail", thing=need_for_all),
    *_hidden(reading("needs:detail", READERS, thing=private_need)),
    *reading("needs:detail", READERS | STAFF, thing=need_sent_in),
    *reading("needs:of_actor", thing=town),
    *reading("needs:history", READERS | STAFF, thing=need_for_all, **SEEN),
    *_hidden(reading("needs:history", READERS, thing=private_need)),
    *_deciding("needs:confirm", SPEAKERS, need_sent_in, {}),
    *_hidden(_deciding("needs:confirm", SPEAKERS, private_need, {})),
    *_deciding("needs:ask_for_more", SPEAKERS | JUDGES, need_sent_in, {"reason": "Hur ofta?"}),
    *_deciding("needs:publish", JUDGES, need_confirmed, {}),
    *_hidden(_deciding("needs:publish", frozenset(), private_need, {})),
    *_deciding("needs:visibility", SPEAKERS, need_for_all, {"visibility": "owner"}, **SEEN),
    *_deciding("needs:withdraw", SPEAKERS, need_for_all, {"reason": "Löst på annat sätt."}, **SEEN),
    *_deciding("needs:solve", SPEAKERS, need_for_all, {"how": "Nya rutiner."}, **SEEN),
    *_hidden(_deciding("needs:revive", SPEAKERS, dormant_private_need, {})),
    *_hidden(_deciding("needs:stop_sharing", WRITERS, shared_need, {})),
    *filling_in("needs:share", MUNICIPALITY, thing=need_to_share, **SEEN),
    *_hidden([Row("needs:share", "GET", frozenset(), thing=private_need)]),
    *_hidden([Row("needs:let_in", "GET", SPEAKERS, thing=private_need)]),
    *_hidden([doing("needs:let_in", SPEAKERS, {"go": "let_out"}, thing=private_need_with_guest)]),
    *_hidden([doing("needs:let_in", SPEAKERS, {"go": "let_in"}, thing=private_need, answer=200)]),
    *_hidden([doing("needs:let_in", SPEAKERS, {}, thing=private_need, answer=400)]),
]
OPEN_NEEDS = {"needs:detail", "needs:of_actor"}
