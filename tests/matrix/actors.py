"""Actors: shown, registered, reviewed, and what they use."""

from tests.matrix.rows import JUDGES, READERS, SIGNED_IN, SPEAKERS, STAFF, WRITERS, Row, doing, filling_in, reading
from tests.world import actors, offerings

ACTORS = [
    *reading("actors:list"),
    *reading("actors:csv"),
    *reading("actors:xlsx"),
    *reading("competences:map"),
    *reading("competences:list"),
    *reading("competences:csv"),
    *reading("competences:picture"),
    *reading("competences:detail", thing=actors.competence),
    *reading("actors:competences", READERS | STAFF, thing=actors.published_actor, hidden=403),
    Row("actors:competences", "GET", READERS | STAFF, actors.draft_actor),
    *filling_in("actors:edit_one_competence", WRITERS, thing=actors.actor_competence, answer=200, hidden=403),
    *reading("actors:detail", thing=actors.published_actor),
    *reading("actors:detail", READERS | STAFF, thing=actors.draft_actor),
    *reading("actors:detail", READERS | STAFF, thing=actors.submitted_actor),
    *reading("actors:register"),
    Row("actors:register_new", "GET", SIGNED_IN, answer=302),  # to the address of the draft to be
    Row("actors:register_new", "POST", SIGNED_IN),
    *(
        row
        for step in ["organisation", "competence", "offering"]
        for row in [
            Row(f"actors:register_{step}", "GET", WRITERS, actors.draft_actor),
            doing(f"actors:register_{step}", WRITERS, {"go": "leave"}, thing=actors.draft_actor),
            Row(f"actors:register_{step}", "GET", WRITERS, actors.published_actor, answer=302, hidden=403),
            doing(f"actors:register_{step}", WRITERS, {}, thing=actors.published_actor, hidden=403),
        ]
    ),
    *(
        row
        for step in ["organisation", "competence", "offering"]
        for row in [
            Row(f"actors:register_{step}", "GET", WRITERS | STAFF, actors.open_draft_actor),
            doing(f"actors:register_{step}", WRITERS | STAFF, {"go": "leave"}, thing=actors.open_draft_actor),
        ]
    ),
    doing("actors:submit", SPEAKERS, {}, thing=actors.open_draft_actor, answer=200),
    doing("actors:manage", SPEAKERS, {"move": "ask_for_help"}, thing=actors.draft_actor),
    doing("actors:manage", SPEAKERS, {"move": "end_help"}, thing=actors.open_draft_actor),
    doing("actors:manage", SPEAKERS, {"move": "discard"}, thing=actors.open_draft_actor),
    Row("actors:submit", "GET", READERS | STAFF, actors.draft_actor),
    doing("actors:submit", SPEAKERS, {}, thing=actors.draft_actor, answer=200),
    Row("actors:manage", "GET", READERS | STAFF, actors.draft_actor),
    Row("actors:manage", "GET", READERS | STAFF, actors.published_actor, hidden=403),
    doing("actors:manage", SPEAKERS, {"move": "discard"}, thing=actors.draft_actor),
    doing("actors:manage", SPEAKERS, {"move": "withdraw"}, thing=actors.submitted_actor),
    doing("actors:manage", SPEAKERS, {"move": "confirm"}, thing=actors.published_actor, hidden=403),
    doing("actors:manage", SPEAKERS | STAFF, {"move": "rest"}, thing=actors.published_actor, hidden=403),
    doing("actors:manage", SPEAKERS, {"move": "wake"}, thing=actors.dormant_actor, hidden=403),
    doing("actors:manage", SPEAKERS, {"move": "publish"}, thing=actors.published_actor, hidden=403, answer=400),
    *filling_in("actors:edit", WRITERS, thing=actors.published_actor, hidden=403),
    *(
        row
        for url in ["actors:edit", "actors:edit_competence"]
        for row in [
            Row(url, "GET", WRITERS, actors.draft_actor, answer=302),
            doing(url, WRITERS, {}, thing=actors.draft_actor),
        ]
    ),
    Row("actors:edit_competence", "GET", WRITERS, actors.published_actor, hidden=403),
    Row("actors:edit_competence", "POST", WRITERS, actors.published_actor, hidden=403),
    Row("actors:review", "GET", STAFF, actors.submitted_actor, gated=True),
    *filling_in("actors:close", JUDGES, thing=actors.published_actor, hidden=403),
    doing("actors:close", JUDGES, {"on": "2019", "reason": "Nedlagt."}, thing=actors.published_actor, hidden=403),
    *filling_in("actors:verify", JUDGES, thing=actors.submitted_actor, gated=True),
    doing(
        "actors:verify",
        JUDGES,
        {"how": "Bolagsverkets register", "on": "2026-11-01"},
        thing=actors.published_actor,
        gated=True,
    ),
    *filling_in("actors:propose", SPEAKERS, thing=actors.published_actor, hidden=403),
    Row("actors:review_proposal", "GET", STAFF, actors.proposal, gated=True),
    *(
        doing("actors:review_proposal", JUDGES, {"answer": answer, "reason": "Så."}, thing=actors.proposal, gated=True)
        for answer in ["accept", "decline"]
    ),
    *(
        doing(
            "actors:review", JUDGES, {"answer": answer, "reason": "Så här."}, thing=actors.submitted_actor, gated=True
        )
        for answer in ["publish", "more", "decline"]
    ),
]
USES = [
    *reading("actors:deployments", READERS | STAFF, thing=actors.published_actor, hidden=403),
    *filling_in("actors:add_deployment", WRITERS, thing=offerings.actor_and_offering, hidden=403),
    Row("actors:deployment", "GET", WRITERS | JUDGES, offerings.deployment, hidden=403),
    Row("actors:deployment", "POST", WRITERS, offerings.deployment, hidden=403),
    doing("actors:deployment", WRITERS, {"move": "remove"}, thing=offerings.deployment, hidden=403),
    Row("actors:deployment", "GET", WRITERS | JUDGES, offerings.deployment_they_propose),
    doing("actors:deployment", WRITERS, {"stage": "pilot"}, thing=offerings.deployment_they_propose),
    doing("actors:deployment", WRITERS | JUDGES, {"move": "decline"}, thing=offerings.deployment_they_propose),
]
