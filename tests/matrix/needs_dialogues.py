"""Market dialogues: drafts are the holder's, open ones everybody's, and answers nobody's before the time is over."""

from tests.matrix.rows import NOBODY, READERS, SPEAKERS, Row, doing, filling_in, reading
from tests.world.needs_dialogues import (
    closed,
    draft,
    draft_to_review,
    enquiry,
    open_dialogue,
    opened,
    reviewed,
)

SEEN = {"hidden": 403}  # everybody reads the dialogue, and most may not do this
NAMED = frozenset({"editor"})


def _staff_see_no_draft(rows):
    """A draft is not there for the project staff either, unless they are members of its holder."""
    judges = {"staff", "administrator"}
    return [row._replace(may=row.may | judges, exceptions=dict.fromkeys(judges, 404)) for row in rows]


NEED_DIALOGUES = [
    *reading("needs:dialogues"),
    *reading("needs:dialogue", thing=open_dialogue),
    *_staff_see_no_draft(reading("needs:dialogue", READERS, thing=draft)[:1]),
    Row("needs:dialogue_add", "GET", always=404),
    Row("needs:dialogue_add", "POST", always=404),
    *_staff_see_no_draft(filling_in("needs:dialogue_edit", SPEAKERS, thing=draft)),
    *_staff_see_no_draft([doing("needs:dialogue_discard", SPEAKERS, {}, thing=draft)]),
    Row("needs:dialogue_discard", "GET", always=405, thing=draft),
    *_staff_see_no_draft([doing("needs:dialogue_ask_for_review", SPEAKERS, {}, thing=draft)]),
    Row("needs:dialogue_ask_for_review", "GET", always=405, thing=draft),
    *_staff_see_no_draft(filling_in("needs:dialogue_review", NAMED, thing=draft_to_review)),
    *_staff_see_no_draft([doing("needs:dialogue_review", NAMED, {"move": "review"}, thing=draft_to_review)]),
    *_staff_see_no_draft([Row("needs:dialogue_publish", "GET", SPEAKERS, thing=reviewed)]),
    *_staff_see_no_draft([doing("needs:dialogue_publish", SPEAKERS, {}, thing=reviewed)]),
    *_staff_see_no_draft(filling_in("needs:dialogue_ask", NOBODY, thing=draft)),  # what is open: any supplier may
    *_staff_see_no_draft(filling_in("needs:dialogue_respond", NOBODY, thing=draft)),
    *filling_in("needs:dialogue_answer_enquiry", SPEAKERS, thing=enquiry, **SEEN),
    doing("needs:dialogue_open", SPEAKERS, {}, thing=closed, **SEEN),
    Row("needs:dialogue_open", "GET", always=405, thing=closed),
    Row("needs:dialogue_responses", "GET", SPEAKERS, thing=opened, **SEEN),
    Row("needs:dialogue_responses", "GET", SPEAKERS, thing=open_dialogue, answer=302, **SEEN),
    Row("needs:dialogue_responses", "POST", always=405, thing=opened),
    *filling_in("needs:dialogue_memo", SPEAKERS, thing=closed, **SEEN),
    *filling_in("needs:dialogue_procurement", SPEAKERS, thing=closed, **SEEN),
]
OPEN_DIALOGUES = {"needs:dialogues", "needs:dialogue"}
