"""Offerings, imports, and the history of both."""

from tests.matrix.rows import JUDGES, READERS, SPEAKERS, STAFF, WRITERS, Row, doing, filling_in, reading
from tests.world import actors, nobodys, offerings

OFFERINGS = [
    *reading("terms:list"),
    *reading("terms:detail", thing=nobodys.term),
    *reading("terms:concepts"),
    *reading("offerings:list"),
    *reading("offerings:csv"),
    *reading("offerings:xlsx"),
    *reading("offerings:national"),
    *(
        row
        for part, thing in [
            ("version", offerings.version),
            ("claim", offerings.claim),
            ("evidence", offerings.evidence),
        ]
        for row in [
            Row(f"offerings:add_{part}", "GET", WRITERS, offerings.published_offering, hidden=403),
            Row(f"offerings:add_{part}", "POST", WRITERS, offerings.published_offering, hidden=403),
            Row(f"offerings:add_{part}", "GET", WRITERS | STAFF, offerings.open_draft_offering),
            Row(f"offerings:add_{part}", "GET", WRITERS, offerings.offering_in_review, answer=302),
            Row(f"offerings:{part}", "GET", WRITERS, thing, hidden=403),
            doing(f"offerings:{part}", WRITERS, {"move": "remove"}, thing=thing, hidden=403),
        ]
    ),
    *reading("offerings:file", thing=offerings.offering_file),
    *reading("offerings:file", READERS | STAFF, thing=offerings.draft_offering_file),
    *filling_in("offerings:propose_deployment", WRITERS, thing=offerings.published_offering, hidden=403),
    Row("offerings:take_back_deployment", "GET", thing=offerings.deployment_we_propose, always=405),
    doing("offerings:take_back_deployment", WRITERS, {}, thing=offerings.deployment_we_propose),
    *filling_in("offerings:vouch", JUDGES, thing=offerings.claim_alone, gated=True),
    doing(
        "offerings:vouch", JUDGES, {"how": "Intyget läst.", "on": "2026-03-01"}, thing=offerings.claim_alone, gated=True
    ),
    doing("offerings:vouch", JUDGES, {"move": "take_back"}, thing=offerings.claim_alone, gated=True),
    doing("offerings:vouch", JUDGES, {"move": "decline", "why": "Nej."}, thing=offerings.claim_asked_about, gated=True),
    Row("offerings:ask_about_claim", "GET", thing=offerings.documented_claim, always=405),
    doing("offerings:ask_about_claim", WRITERS, {}, thing=offerings.documented_claim, hidden=403),
    doing("offerings:ask_about_claim", WRITERS, {"move": "take_back"}, thing=offerings.claim, hidden=403),
    *reading("offerings:compare"),
    *reading("offerings:detail", thing=offerings.published_offering),
    *reading("offerings:detail", READERS | STAFF, thing=offerings.draft_offering),
    *reading("offerings:detail", READERS | STAFF, thing=offerings.paused_offering),
    Row("offerings:add", "GET", WRITERS, actors.published_actor, hidden=403),
    doing("offerings:add", WRITERS, {"name": "Larm"}, thing=actors.published_actor, hidden=403),
    Row("offerings:add", "GET", WRITERS, actors.draft_actor),
    Row("offerings:edit", "GET", WRITERS, offerings.draft_offering),
    Row("offerings:edit", "GET", WRITERS, offerings.published_offering, hidden=403),
    doing("offerings:edit", WRITERS, {"name": "Larm"}, thing=offerings.draft_offering),
    Row("offerings:edit", "GET", WRITERS | STAFF, offerings.open_draft_offering),
    doing("offerings:edit", WRITERS | STAFF, {"name": "Larm"}, thing=offerings.open_draft_offering),
    doing("offerings:add", WRITERS | STAFF, {"name": "Larm"}, thing=actors.open_draft_actor),
    doing("offerings:manage", SPEAKERS, {"move": "submit"}, thing=offerings.open_draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "ask_for_help"}, thing=offerings.draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "end_help"}, thing=offerings.open_draft_offering),
    Row("offerings:manage", "GET", READERS | STAFF, offerings.draft_offering),
    Row("offerings:manage", "GET", READERS | STAFF, offerings.published_offering, hidden=403),
    doing("offerings:manage", SPEAKERS, {"move": "submit"}, thing=offerings.draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "discard"}, thing=offerings.draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "withdraw"}, thing=offerings.offering_in_review),
    doing("offerings:manage", SPEAKERS | STAFF, {"move": "pause"}, thing=offerings.published_offering, hidden=403),
    *(
        doing("offerings:manage", SPEAKERS, {"move": move}, thing=offerings.published_offering, hidden=403)
        for move in ["confirm", "retire"]
    ),
    doing("offerings:manage", SPEAKERS, {"move": "resume"}, thing=offerings.paused_offering),
    doing("offerings:manage", SPEAKERS, {"move": "publish"}, thing=offerings.draft_offering, answer=400),
    Row("offerings:review", "GET", STAFF, offerings.offering_in_review, gated=True),
    *(
        doing(
            "offerings:review",
            JUDGES,
            {"answer": answer, "reason": "Så."},
            thing=offerings.offering_in_review,
            gated=True,
        )
        for answer in ["publish", "more", "decline"]
    ),
    *filling_in("importing:upload", STAFF, gated=True),
    *reading("importing:template", STAFF, thing=nobodys.import_template, gated=True),
    Row("importing:plan", "GET", STAFF, nobodys.imported_file, gated=True),
    *filling_in("importing:headings", STAFF, thing=nobodys.imported_file, gated=True),
    doing("importing:plan", STAFF, {"fingerprint": "x"}, thing=nobodys.imported_file, gated=True),
]
HISTORY = [
    *reading("actors:history", READERS | STAFF, thing=actors.published_actor, hidden=403),
    *reading("actors:history", READERS | STAFF, thing=actors.draft_actor),
    *reading("offerings:history", READERS | STAFF, thing=offerings.published_offering, hidden=403),
    *reading("offerings:history", READERS | STAFF, thing=offerings.draft_offering),
    *reading("actors:log", STAFF | {"technician"}, hidden=403),
]
