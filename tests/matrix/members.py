"""Who speaks for an actor, and what becomes of actors and terms with time."""

from tests.matrix.rows import (
    EVERYBODY,
    JUDGES,
    NOBODY,
    READERS,
    SIGNED_IN,
    SPEAKERS,
    STAFF,
    Row,
    doing,
    filling_in,
    reading,
)
from tests.world import actors, members, nobodys

MEMBERS = [
    *filling_in("actors:join", NOBODY, thing=actors.draft_actor, denied=404),
    Row("actors:join", "GET", SIGNED_IN, actors.published_actor, exceptions=dict.fromkeys(READERS, 302)),
    doing("actors:join", SIGNED_IN, {"message": "Jag arbetar här."}, thing=actors.published_actor),
    Row("actors:join_number", "GET", SIGNED_IN, actors.numbered_actor, exceptions=dict.fromkeys(READERS, 302)),
    doing("actors:join_number", SIGNED_IN, {"message": "Jag arbetar här."}, thing=actors.numbered_actor),
    Row("actors:members", "GET", READERS | STAFF, actors.draft_actor),
    Row("actors:members", "GET", READERS | STAFF, actors.published_actor, hidden=403),
    doing(
        "actors:members",
        SPEAKERS,
        {"email": "ny@arena.example", "role": "editor"},
        thing=actors.published_actor,
        hidden=403,
    ),
    doing(
        "actors:members",
        JUDGES,
        {"email": "ny@arena.example", "role": "manager"},
        thing=actors.unmanaged_actor,
        hidden=403,
    ),
    *(
        row
        for move in [{"move": "grant", "role": "editor"}, {"move": "decline", "reason": "Fel förening."}]
        for row in [
            doing("actors:member", SPEAKERS, move, thing=members.request_to_join, hidden=403),
            doing("actors:member", JUDGES, move, thing=members.request_to_join_unmanaged, hidden=403),
        ]
    ),
    Row("actors:member", "GET", SPEAKERS, members.request_to_join, hidden=403),
    Row("actors:member", "GET", JUDGES, members.request_to_join_unmanaged, hidden=403),
    doing("actors:member", SPEAKERS, {"move": "role", "role": "manager"}, thing=members.colleague, hidden=403),
    doing("actors:member", SPEAKERS, {"move": "end"}, thing=members.colleague, hidden=403),
    Row("actors:hand_over", "GET", SPEAKERS, actors.published_actor, hidden=403),
    doing("actors:hand_over", SPEAKERS, {"email": "ny@arena.example"}, thing=actors.published_actor, hidden=403),
    Row("actors:custody", "GET", SPEAKERS | STAFF, actors.published_actor, hidden=403),
    *(
        doing("actors:custody", may, {"move": move, "reason": "Jag slutar."}, thing=actors.published_actor, hidden=403)
        for may, move in [(SPEAKERS, "want"), (SPEAKERS, "no_longer_want"), (JUDGES, "take"), (JUDGES, "give_back")]
    ),
    doing("actors:custody", SPEAKERS | STAFF, {"move": "x"}, thing=actors.published_actor, hidden=403, answer=400),
    Row("actors:domains", "GET", SPEAKERS | STAFF, actors.published_actor, hidden=403),
    doing(
        "actors:domains",
        SPEAKERS | STAFF,
        {"host": "byn.example", "method": "Samtal"},
        thing=actors.published_actor,
        hidden=403,
        exceptions=dict.fromkeys(SPEAKERS, 200),  # they have confirmed no address there
    ),
    Row("actors:domain_remove", "GET", thing=actors.verified_domain, always=405),
    doing("actors:domain_remove", SPEAKERS | STAFF, {}, thing=actors.verified_domain, hidden=403),
    *filling_in("actors:add_unit", SPEAKERS, thing=actors.published_actor, hidden=403),
    doing("actors:add_unit", SPEAKERS, {"legal_name": "Socialförvaltningen"}, thing=actors.published_actor, hidden=403),
    *filling_in("actors:add_unit", NOBODY, thing=actors.unit),
    Row("actors:members", "GET", READERS | STAFF, actors.unit),
    Row("actors:invitation", "GET", EVERYBODY, members.invitation),
    Row("actors:take_back", "GET", thing=members.own_request, always=405),
    doing("actors:take_back", {"person"}, {}, thing=members.own_request, denied=404),
    doing("actors:invitation", {"person"}, {"move": "accept"}, thing=members.invitation, hidden=403),
    doing("actors:invitation", {"person"}, {"move": "refuse"}, thing=members.invitation, hidden=403),
]
AGEING = [
    *reading("actors:merges", READERS | STAFF, thing=actors.published_actor, hidden=403),
    Row("actors:to_confirm", "GET", SIGNED_IN),
    doing("actors:to_confirm", SIGNED_IN, {"row": "actor:finns-inte"}),
    Row("actors:merge", "GET", JUDGES, actors.published_actor, hidden=403),
    Row("actors:merge", "POST", JUDGES, actors.published_actor, hidden=403),
    Row("actors:merge", "GET", JUDGES, actors.draft_actor, answer=302),
    *reading("actors:terms", STAFF, gated=True),
    *filling_in("actors:replace_term", STAFF, thing=nobodys.replaceable_term, gated=True),
    doing("actors:replace_term", STAFF, {"heir": "OMR91"}, thing=nobodys.replaceable_term, gated=True),
]
