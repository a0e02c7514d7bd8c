"""Writing a need, for one's own organisation; what was found in public text the project staff write."""

from tests.matrix.rows import JUDGES, STAFF, WRITERS, Row, doing, filling_in, reading
from tests.world.needs_deciding import need_for_all
from tests.world.needs_writing import documented_need, draft_need, private_draft

MUNICIPALITY = frozenset({"municipality"})
SEEN = {"hidden": 403}


def _hidden(rows):
    """Not there for the project staff either."""
    return [row._replace(may=row.may | JUDGES, exceptions=dict.fromkeys(JUDGES, 404)) for row in rows]


def _writing(thing):
    return [
        *filling_in("needs:edit", WRITERS, thing=thing),
        doing("needs:edit", WRITERS, {"title_sv": "Natten"}, thing=thing),
        Row("needs:submit", "GET", WRITERS, thing=thing),
        doing("needs:submit", WRITERS, {}, thing=thing),
        Row("needs:discard", "GET", WRITERS, thing=thing),
        doing("needs:discard", WRITERS, {}, thing=thing),
    ]


NEED_WRITING = [
    Row("needs:add", "GET", MUNICIPALITY, answer=302, **SEEN),
    Row("needs:add", "POST", MUNICIPALITY, **SEEN),
    doing("needs:add", MUNICIPALITY, {"title_sv": "Natten"}, **SEEN),
    Row("needs:similar", "GET", always=405),
    Row("needs:similar", "POST", MUNICIPALITY, **SEEN),
    *reading("needs:form"),
    *_writing(draft_need),
    *_hidden(_writing(private_draft)),
    *filling_in("needs:edit", WRITERS, thing=need_for_all, **SEEN),
    *filling_in("needs:edit", STAFF, thing=documented_need, **SEEN),
    Row("needs:submit", "GET", WRITERS, thing=need_for_all, answer=302, **SEEN),
    Row("needs:discard", "GET", thing=documented_need, may=frozenset(), **SEEN),
]
OPEN_WRITING = {"needs:form"}
