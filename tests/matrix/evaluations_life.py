"""The life of an evaluation: staff propose and appoint, the leads carry it through, all in it read what was done."""

from tests.matrix.rows import STAFF, Row, doing, filling_in, reading
from tests.world.evaluations_life import (
    computed,
    in_baseline,
    in_test,
    planned,
    proposal,
    proposal_without_need,
    role,
    settled,
    stopped,
    tie,
)

LEADS = frozenset({"editor", "manager"})
IN_IT = LEADS | {"reader"}
SEEN = {"hidden": 403}  # everybody reads that it is done, and most may not do this
REASON = {"reason": "Så är det."}


def _moving(word, may, thing, data=REASON, **facts):
    """The page that says what will happen, and its button."""
    url = f"evaluations:act_{word}"
    return [Row(url, "GET", may, thing=thing, **facts), doing(url, may, data, thing=thing, **facts)]


EVALUATIONS_LIFE = [
    *filling_in("evaluations:add", STAFF, gated=True),
    *filling_in("evaluations:edit", STAFF, thing=proposal),
    *filling_in("evaluations:edit", STAFF | LEADS, thing=planned),
    *reading("evaluations:work", IN_IT | STAFF, thing=proposal),
    *reading("evaluations:work", IN_IT | STAFF, thing=in_test, **SEEN),
    Row("evaluations:checklist", "GET", LEADS | STAFF, thing=proposal),
    doing("evaluations:checklist", LEADS | STAFF, {}, thing=proposal),
    Row("evaluations:roles", "GET", LEADS | STAFF, thing=proposal),
    Row("evaluations:roles", "POST", STAFF, thing=proposal),
    *filling_in("evaluations:role_end", STAFF, thing=role),
    doing("evaluations:role_end", STAFF, REASON, thing=role),
    *filling_in("evaluations:declare", IN_IT, thing=proposal),
    doing("evaluations:declare", IN_IT, {"has_conflict": "no"}, thing=proposal),
    *filling_in("evaluations:tie", STAFF, thing=tie),
    doing("evaluations:tie", STAFF, {"may_stay": "no", **REASON}, thing=tie),
    *reading("evaluations:log", IN_IT | STAFF, thing=proposal),
    *_moving("start_planning", STAFF, proposal),
    *_moving("drop", STAFF, planned),
    *_moving("discard", STAFF, proposal_without_need, {}),
    *_moving("begin_baseline", LEADS, settled, {}, **SEEN),
    *_moving("begin_test", LEADS, in_baseline, {}, **SEEN),
    *_moving("stop", LEADS | STAFF, in_test, **SEEN),
    *_moving("resume", LEADS | STAFF, stopped, **SEEN),
    *_moving("begin_analysis", LEADS, in_test, {}, **SEEN),
    *_moving("begin_draft", {"manager"}, computed, {}, **SEEN),
    *_moving("abort", STAFF | {"manager"}, stopped, **SEEN),
]
