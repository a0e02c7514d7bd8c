"""Who gets what at every address: the table of roles as data. A new address, or a new field, has to be entered here."""

from typing import NamedTuple

from tests import world

OUTSIDERS = {"visitor", "person", "stranger", "municipality", "technician"}
READERS = {"reader", "editor", "manager", "staff_member"}
WRITERS = READERS - {"reader"}
SPEAKERS = {"manager", "staff_member"}
STAFF = {"staff", "staff_member", "administrator"}
ADMINISTRATORS = frozenset({"administrator", "technician"})  # the latter is no staff: accounts, and no content
JUDGES = STAFF - {"staff_member"}  # staff, but not on an actor they are a member of
EVERYBODY = OUTSIDERS | READERS | STAFF
SIGNED_IN = EVERYBODY - {"visitor"}
NOBODY = frozenset()


class Row(NamedTuple):
    """One act at one address: who may, and what the others are told."""

    url: str
    method: str
    may: frozenset = EVERYBODY
    thing: object = None
    data: dict = {}
    answer: int = 200  # to those who may
    hidden: int = 404  # to those outside: 403 where they see the thing, but may not do this
    denied: int = 403  # to those inside without the right
    gated: bool = False  # for staff: others are refused before anything is looked up
    gate: frozenset = frozenset()  # likewise, where it is not the staff who are let in
    exceptions: dict = {}  # another answer to some of those who may
    always: int = 0  # the same answer to everybody who gets in, whatever the thing


def reading(url, may=EVERYBODY, **facts):
    """A page that is only read."""
    return [Row(url, "GET", may, **facts), Row(url, "POST", thing=facts.get("thing"), always=405)]


def filling_in(url, may, **facts):
    """A page with a form; sent in empty, it comes back with what is missing."""
    return [Row(url, "GET", may, **facts), Row(url, "POST", may, **facts)]


def doing(url, may, move, **facts):
    """A button on a page."""
    return Row(url, "POST", may, data=move, **{"answer": 302, **facts})


PAGES = [
    *reading("arena:home"),
    *reading("arena:about"),
    *reading("arena:accessibility"),
    *reading("arena:privacy"),
    *reading("arena:contact"),
    *reading("arena:open_data"),
    *reading("api", thing=world.resource),
    *filling_in("arena:report_fault", EVERYBODY),
    *reading("arena:report_sent"),
    *reading("arena:search"),
    *reading("arena:my_page", SIGNED_IN),
    *reading("arena:desk", STAFF, gated=True),
    *reading("arena:registry_state", STAFF, gated=True),
    Row("arena:desk_take", "GET", thing=world.waiting_report, always=405),
    *(
        doing("arena:desk_take", STAFF, {"move": move}, thing=world.waiting_report, gated=True)
        for move in ["take", "put_back"]
    ),
    *reading("arena:style", STAFF, gated=True),
    *reading("searches:suggest"),
    *reading("searches:actors_feed"),
    *reading("searches:offerings_feed"),
    *reading("searches:feed", thing=world.saved_search_feed),
    *reading("searches:list", SIGNED_IN),
    *filling_in("searches:add", SIGNED_IN),
    *filling_in("searches:edit", {"person"}, thing=world.saved_search, denied=404),
    *(
        doing("searches:edit", {"person"}, {"move": move}, thing=world.saved_search, denied=404)
        for move in ["pause", "take_up", "open_feed", "close_feed", "remove"]
    ),
    *filling_in("searches:stop", EVERYBODY, thing=world.saved_search_token),
    Row("searches:stop_at_once", "GET", EVERYBODY, world.saved_search_token, answer=302),
    Row("searches:stop_at_once", "POST", EVERYBODY, world.saved_search_token, answer=204),
    *reading("feedback:list", STAFF, gated=True),
    *filling_in("feedback:detail", STAFF, thing=world.report),
    doing("feedback:detail", STAFF, {"answer": "Tack, det är lagat."}, thing=world.report),
    *reading("outbox:demo_mailbox"),
    *reading("outbox:demo_letter", thing=world.demo_letter),
    *reading("outbox:list", STAFF, gated=True),
    *reading("outbox:detail", STAFF, thing=world.letter),
    Row("outbox:send_again", "GET", thing=world.letter, always=405),
    doing("outbox:send_again", STAFF, {}, thing=world.letter),
    *(Row(url, "GET") for url in ["healthz", "readyz", "robots", "security_txt", "sitemap"]),
    *(Row(url, "POST", always=405) for url in ["healthz", "readyz", "robots", "security_txt", "sitemap"]),
    *reading("sitemap_section", thing=world.section),
]

ACTORS = [
    *reading("actors:list"),
    *reading("actors:csv"),
    *reading("actors:xlsx"),
    *reading("competences:map"),
    *reading("competences:list"),
    *reading("competences:csv"),
    *reading("competences:picture"),
    *reading("competences:detail", thing=world.competence),
    *reading("actors:competences", READERS | STAFF, thing=world.published_actor, hidden=403),
    Row("actors:competences", "GET", READERS | STAFF, world.draft_actor),
    *filling_in("actors:edit_one_competence", WRITERS, thing=world.actor_competence, answer=200, hidden=403),
    *reading("actors:detail", thing=world.published_actor),
    *reading("actors:detail", READERS | STAFF, thing=world.draft_actor),
    *reading("actors:detail", READERS | STAFF, thing=world.submitted_actor),
    *reading("actors:register"),
    Row("actors:register_new", "GET", SIGNED_IN, answer=302),  # to the address of the draft to be
    Row("actors:register_new", "POST", SIGNED_IN),
    *(
        row
        for step in ["organisation", "competence", "offering"]
        for row in [
            Row(f"actors:register_{step}", "GET", WRITERS, world.draft_actor),
            doing(f"actors:register_{step}", WRITERS, {"go": "leave"}, thing=world.draft_actor),
            Row(f"actors:register_{step}", "GET", WRITERS, world.published_actor, answer=302, hidden=403),
            doing(f"actors:register_{step}", WRITERS, {}, thing=world.published_actor, hidden=403),
        ]
    ),
    *(
        row
        for step in ["organisation", "competence", "offering"]
        for row in [
            Row(f"actors:register_{step}", "GET", WRITERS | STAFF, world.open_draft_actor),
            doing(f"actors:register_{step}", WRITERS | STAFF, {"go": "leave"}, thing=world.open_draft_actor),
        ]
    ),
    doing("actors:submit", SPEAKERS, {}, thing=world.open_draft_actor, answer=200),
    doing("actors:manage", SPEAKERS, {"move": "ask_for_help"}, thing=world.draft_actor),
    doing("actors:manage", SPEAKERS, {"move": "end_help"}, thing=world.open_draft_actor),
    doing("actors:manage", SPEAKERS, {"move": "discard"}, thing=world.open_draft_actor),
    Row("actors:submit", "GET", READERS | STAFF, world.draft_actor),
    doing("actors:submit", SPEAKERS, {}, thing=world.draft_actor, answer=200),
    Row("actors:manage", "GET", READERS | STAFF, world.draft_actor),
    Row("actors:manage", "GET", READERS | STAFF, world.published_actor, hidden=403),
    doing("actors:manage", SPEAKERS, {"move": "discard"}, thing=world.draft_actor),
    doing("actors:manage", SPEAKERS, {"move": "withdraw"}, thing=world.submitted_actor),
    doing("actors:manage", SPEAKERS, {"move": "confirm"}, thing=world.published_actor, hidden=403),
    doing("actors:manage", SPEAKERS | STAFF, {"move": "rest"}, thing=world.published_actor, hidden=403),
    doing("actors:manage", SPEAKERS, {"move": "wake"}, thing=world.dormant_actor, hidden=403),
    doing("actors:manage", SPEAKERS, {"move": "publish"}, thing=world.published_actor, hidden=403, answer=400),
    *filling_in("actors:edit", WRITERS, thing=world.published_actor, hidden=403),
    *(
        row
        for url in ["actors:edit", "actors:edit_competence"]
        for row in [
            Row(url, "GET", WRITERS, world.draft_actor, answer=302),
            doing(url, WRITERS, {}, thing=world.draft_actor),
        ]
    ),
    Row("actors:edit_competence", "GET", WRITERS, world.published_actor, hidden=403),
    Row("actors:edit_competence", "POST", WRITERS, world.published_actor, hidden=403),
    Row("actors:review", "GET", STAFF, world.submitted_actor, gated=True),
    *filling_in("actors:close", JUDGES, thing=world.published_actor, hidden=403),
    doing("actors:close", JUDGES, {"on": "2019", "reason": "Nedlagt."}, thing=world.published_actor, hidden=403),
    *filling_in("actors:verify", JUDGES, thing=world.submitted_actor, gated=True),
    doing(
        "actors:verify",
        JUDGES,
        {"how": "Bolagsverkets register", "on": "2026-11-01"},
        thing=world.published_actor,
        gated=True,
    ),
    *filling_in("actors:propose", SPEAKERS, thing=world.published_actor, hidden=403),
    Row("actors:review_proposal", "GET", STAFF, world.proposal, gated=True),
    *(
        doing("actors:review_proposal", JUDGES, {"answer": answer, "reason": "Så."}, thing=world.proposal, gated=True)
        for answer in ["accept", "decline"]
    ),
    *(
        doing("actors:review", JUDGES, {"answer": answer, "reason": "Så här."}, thing=world.submitted_actor, gated=True)
        for answer in ["publish", "more", "decline"]
    ),
]

USES = [
    *reading("actors:deployments", READERS | STAFF, thing=world.published_actor, hidden=403),
    *filling_in("actors:add_deployment", WRITERS, thing=world.actor_and_offering, hidden=403),
    Row("actors:deployment", "GET", WRITERS | JUDGES, world.deployment, hidden=403),
    Row("actors:deployment", "POST", WRITERS, world.deployment, hidden=403),
    doing("actors:deployment", WRITERS, {"move": "remove"}, thing=world.deployment, hidden=403),
    Row("actors:deployment", "GET", WRITERS | JUDGES, world.deployment_they_propose),
    doing("actors:deployment", WRITERS, {"stage": "pilot"}, thing=world.deployment_they_propose),
    doing("actors:deployment", WRITERS | JUDGES, {"move": "decline"}, thing=world.deployment_they_propose),
]

MEMBERS = [
    *filling_in("actors:join", NOBODY, thing=world.draft_actor, denied=404),
    Row("actors:join", "GET", SIGNED_IN, world.published_actor, exceptions=dict.fromkeys(READERS, 302)),
    doing("actors:join", SIGNED_IN, {"message": "Jag arbetar här."}, thing=world.published_actor),
    Row("actors:join_number", "GET", SIGNED_IN, world.numbered_actor, exceptions=dict.fromkeys(READERS, 302)),
    doing("actors:join_number", SIGNED_IN, {"message": "Jag arbetar här."}, thing=world.numbered_actor),
    Row("actors:members", "GET", READERS | STAFF, world.draft_actor),
    Row("actors:members", "GET", READERS | STAFF, world.published_actor, hidden=403),
    doing(
        "actors:members",
        SPEAKERS,
        {"email": "ny@arena.example", "role": "editor"},
        thing=world.published_actor,
        hidden=403,
    ),
    doing(
        "actors:members",
        JUDGES,
        {"email": "ny@arena.example", "role": "manager"},
        thing=world.unmanaged_actor,
        hidden=403,
    ),
    *(
        row
        for move in [{"move": "grant", "role": "editor"}, {"move": "decline", "reason": "Fel förening."}]
        for row in [
            doing("actors:member", SPEAKERS, move, thing=world.request_to_join, hidden=403),
            doing("actors:member", JUDGES, move, thing=world.request_to_join_unmanaged, hidden=403),
        ]
    ),
    Row("actors:member", "GET", SPEAKERS, world.request_to_join, hidden=403),
    Row("actors:member", "GET", JUDGES, world.request_to_join_unmanaged, hidden=403),
    doing("actors:member", SPEAKERS, {"move": "role", "role": "manager"}, thing=world.colleague, hidden=403),
    doing("actors:member", SPEAKERS, {"move": "end"}, thing=world.colleague, hidden=403),
    Row("actors:hand_over", "GET", SPEAKERS, world.published_actor, hidden=403),
    doing("actors:hand_over", SPEAKERS, {"email": "ny@arena.example"}, thing=world.published_actor, hidden=403),
    Row("actors:custody", "GET", SPEAKERS | STAFF, world.published_actor, hidden=403),
    *(
        doing("actors:custody", may, {"move": move, "reason": "Jag slutar."}, thing=world.published_actor, hidden=403)
        for may, move in [(SPEAKERS, "want"), (SPEAKERS, "no_longer_want"), (JUDGES, "take"), (JUDGES, "give_back")]
    ),
    doing("actors:custody", SPEAKERS | STAFF, {"move": "x"}, thing=world.published_actor, hidden=403, answer=400),
    Row("actors:domains", "GET", SPEAKERS | STAFF, world.published_actor, hidden=403),
    doing(
        "actors:domains",
        SPEAKERS | STAFF,
        {"host": "byn.example", "method": "Samtal"},
        thing=world.published_actor,
        hidden=403,
        exceptions=dict.fromkeys(SPEAKERS, 200),  # they have confirmed no address there
    ),
    Row("actors:domain_remove", "GET", thing=world.verified_domain, always=405),
    doing("actors:domain_remove", SPEAKERS | STAFF, {}, thing=world.verified_domain, hidden=403),
    *filling_in("actors:add_unit", SPEAKERS, thing=world.published_actor, hidden=403),
    doing("actors:add_unit", SPEAKERS, {"legal_name": "Socialförvaltningen"}, thing=world.published_actor, hidden=403),
    *filling_in("actors:add_unit", NOBODY, thing=world.unit),
    Row("actors:members", "GET", READERS | STAFF, world.unit),
    Row("actors:invitation", "GET", EVERYBODY, world.invitation),
    Row("actors:take_back", "GET", thing=world.own_request, always=405),
    doing("actors:take_back", {"person"}, {}, thing=world.own_request, denied=404),
    doing("actors:invitation", {"person"}, {"move": "accept"}, thing=world.invitation, hidden=403),
    doing("actors:invitation", {"person"}, {"move": "refuse"}, thing=world.invitation, hidden=403),
]

AGEING = [
    *reading("actors:merges", READERS | STAFF, thing=world.published_actor, hidden=403),
    Row("actors:to_confirm", "GET", SIGNED_IN),
    doing("actors:to_confirm", SIGNED_IN, {"row": "actor:finns-inte"}),
    Row("actors:merge", "GET", JUDGES, world.published_actor, hidden=403),
    Row("actors:merge", "POST", JUDGES, world.published_actor, hidden=403),
    Row("actors:merge", "GET", JUDGES, world.draft_actor, answer=302),
    *reading("actors:terms", STAFF, gated=True),
    *filling_in("actors:replace_term", STAFF, thing=world.replaceable_term, gated=True),
    doing("actors:replace_term", STAFF, {"heir": "OMR91"}, thing=world.replaceable_term, gated=True),
]

OFFERINGS = [
    *reading("terms:list"),
    *reading("terms:detail", thing=world.term),
    *reading("terms:concepts"),
    *reading("offerings:list"),
    *reading("offerings:csv"),
    *reading("offerings:xlsx"),
    *reading("offerings:national"),
    *(
        row
        for part, thing in [("version", world.version), ("claim", world.claim), ("evidence", world.evidence)]
        for row in [
            Row(f"offerings:add_{part}", "GET", WRITERS, world.published_offering, hidden=403),
            Row(f"offerings:add_{part}", "POST", WRITERS, world.published_offering, hidden=403),
            Row(f"offerings:add_{part}", "GET", WRITERS | STAFF, world.open_draft_offering),
            Row(f"offerings:add_{part}", "GET", WRITERS, world.offering_in_review, answer=302),
            Row(f"offerings:{part}", "GET", WRITERS, thing, hidden=403),
            doing(f"offerings:{part}", WRITERS, {"move": "remove"}, thing=thing, hidden=403),
        ]
    ),
    *reading("offerings:file", thing=world.offering_file),
    *reading("offerings:file", READERS | STAFF, thing=world.draft_offering_file),
    *filling_in("offerings:propose_deployment", WRITERS, thing=world.published_offering, hidden=403),
    Row("offerings:take_back_deployment", "GET", thing=world.deployment_we_propose, always=405),
    doing("offerings:take_back_deployment", WRITERS, {}, thing=world.deployment_we_propose),
    *filling_in("offerings:vouch", JUDGES, thing=world.claim_alone, gated=True),
    doing("offerings:vouch", JUDGES, {"how": "Intyget läst.", "on": "2026-03-01"}, thing=world.claim_alone, gated=True),
    doing("offerings:vouch", JUDGES, {"move": "take_back"}, thing=world.claim_alone, gated=True),
    doing("offerings:vouch", JUDGES, {"move": "decline", "why": "Nej."}, thing=world.claim_asked_about, gated=True),
    Row("offerings:ask_about_claim", "GET", thing=world.documented_claim, always=405),
    doing("offerings:ask_about_claim", WRITERS, {}, thing=world.documented_claim, hidden=403),
    doing("offerings:ask_about_claim", WRITERS, {"move": "take_back"}, thing=world.claim, hidden=403),
    *reading("offerings:compare"),
    *reading("offerings:detail", thing=world.published_offering),
    *reading("offerings:detail", READERS | STAFF, thing=world.draft_offering),
    *reading("offerings:detail", READERS | STAFF, thing=world.paused_offering),
    Row("offerings:add", "GET", WRITERS, world.published_actor, hidden=403),
    doing("offerings:add", WRITERS, {"name": "Larm"}, thing=world.published_actor, hidden=403),
    Row("offerings:add", "GET", WRITERS, world.draft_actor),
    Row("offerings:edit", "GET", WRITERS, world.draft_offering),
    Row("offerings:edit", "GET", WRITERS, world.published_offering, hidden=403),
    doing("offerings:edit", WRITERS, {"name": "Larm"}, thing=world.draft_offering),
    Row("offerings:edit", "GET", WRITERS | STAFF, world.open_draft_offering),
    doing("offerings:edit", WRITERS | STAFF, {"name": "Larm"}, thing=world.open_draft_offering),
    doing("offerings:add", WRITERS | STAFF, {"name": "Larm"}, thing=world.open_draft_actor),
    doing("offerings:manage", SPEAKERS, {"move": "submit"}, thing=world.open_draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "ask_for_help"}, thing=world.draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "end_help"}, thing=world.open_draft_offering),
    Row("offerings:manage", "GET", READERS | STAFF, world.draft_offering),
    Row("offerings:manage", "GET", READERS | STAFF, world.published_offering, hidden=403),
    doing("offerings:manage", SPEAKERS, {"move": "submit"}, thing=world.draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "discard"}, thing=world.draft_offering),
    doing("offerings:manage", SPEAKERS, {"move": "withdraw"}, thing=world.offering_in_review),
    doing("offerings:manage", SPEAKERS | STAFF, {"move": "pause"}, thing=world.published_offering, hidden=403),
    *(
        doing("offerings:manage", SPEAKERS, {"move": move}, thing=world.published_offering, hidden=403)
        for move in ["confirm", "retire"]
    ),
    doing("offerings:manage", SPEAKERS, {"move": "resume"}, thing=world.paused_offering),
    doing("offerings:manage", SPEAKERS, {"move": "publish"}, thing=world.draft_offering, answer=400),
    Row("offerings:review", "GET", STAFF, world.offering_in_review, gated=True),
    *(
        doing(
            "offerings:review", JUDGES, {"answer": answer, "reason": "Så."}, thing=world.offering_in_review, gated=True
        )
        for answer in ["publish", "more", "decline"]
    ),
    *filling_in("importing:upload", STAFF, gated=True),
    *reading("importing:template", STAFF, thing=world.import_template, gated=True),
    Row("importing:plan", "GET", STAFF, world.imported_file, gated=True),
    *filling_in("importing:headings", STAFF, thing=world.imported_file, gated=True),
    doing("importing:plan", STAFF, {"fingerprint": "x"}, thing=world.imported_file, gated=True),
]

HISTORY = [
    *reading("actors:history", READERS | STAFF, thing=world.published_actor, hidden=403),
    *reading("actors:history", READERS | STAFF, thing=world.draft_actor),
    *reading("offerings:history", READERS | STAFF, thing=world.published_offering, hidden=403),
    *reading("offerings:history", READERS | STAFF, thing=world.draft_offering),
    *reading("actors:log", STAFF | {"technician"}, hidden=403),
]

HOME = dict.fromkeys(SIGNED_IN, 302)  # who is signed in already is led on

ACCOUNTS = [
    *filling_in("account_settings", SIGNED_IN),
    *filling_in("account_login", EVERYBODY, exceptions=HOME),
    *filling_in("account_signup", EVERYBODY, exceptions=HOME),
    Row("account_logout", "GET", exceptions={"visitor": 302}),
    doing("account_logout", EVERYBODY, {}),
    *reading("account_inactive"),
    *reading("account_email_verification_sent"),
    Row("account_confirm_email", "GET", thing=world.confirmation_key, always=200),
    Row("account_confirm_email", "POST", thing=world.confirmation_key, always=404),
    *filling_in("account_reset_password", EVERYBODY),
    *reading("account_reset_password_done"),
    *(Row("account_reset_password_from_key", method, thing=world.reset_key, always=200) for method in ["GET", "POST"]),
    *reading("account_reset_password_from_key_done"),
    *filling_in("account_change_password", SIGNED_IN),
    Row("account_email", "GET", SIGNED_IN),
    doing("account_email", SIGNED_IN, {}),
    *filling_in("account_reauthenticate", SIGNED_IN),
    *filling_in("account_data", SIGNED_IN),
    Row("account_erase", "GET", SIGNED_IN),
    doing("account_erase", SIGNED_IN, {}),
]

SECOND_FACTOR = [
    *reading("mfa_index", SIGNED_IN),
    *(Row("mfa_authenticate", method, answer=302) for method in ["GET", "POST"]),
    *(Row("mfa_login_webauthn", method, answer=302) for method in ["GET", "POST"]),
    *filling_in("mfa_activate_totp", SIGNED_IN),
    *(Row("mfa_deactivate_totp", method, always=404) for method in ["GET", "POST"]),  # nobody here has an app
    *filling_in("mfa_view_recovery_codes", SIGNED_IN),
    *filling_in("mfa_generate_recovery_codes", SIGNED_IN),
    *filling_in("mfa_add_webauthn", SIGNED_IN),
    *filling_in("mfa_edit_webauthn", {"person"}, thing=world.own_passkey, denied=404),
    Row("mfa_remove_webauthn", "GET", {"person"}, world.own_passkey, denied=404),
    doing("mfa_remove_webauthn", {"person"}, {}, thing=world.own_passkey, denied=404),
    *(
        Row(url, method, SIGNED_IN, answer=302)  # by the password, which is all that they have
        for url in ["mfa_reauthenticate", "mfa_reauthenticate_webauthn"]
        for method in ["GET", "POST"]
    ),
    *reading("account_go_on", SIGNED_IN, answer=302),
    Row("account_sign_ins", "GET", SIGNED_IN),
    doing("account_sign_ins", SIGNED_IN, {}),
    Row("account_end_sign_in", "GET", thing=world.own_sign_in, always=405),
    doing("account_end_sign_in", {"person"}, {}, thing=world.own_sign_in, denied=404),
]

ADMINISTERING = [
    *reading("administering:list", ADMINISTRATORS, gate=ADMINISTRATORS),
    Row("administering:detail", "GET", ADMINISTRATORS, world.account, gate=ADMINISTRATORS),
    Row("administering:detail", "POST", ADMINISTRATORS, world.account, gate=ADMINISTRATORS, answer=400),
    doing(
        "administering:detail",
        ADMINISTRATORS,
        {"act": "closed", "reason": "Har slutat."},
        thing=world.account,
        gate=ADMINISTRATORS,
    ),
    *filling_in("administering:erase", ADMINISTRATORS, thing=world.account, gate=ADMINISTRATORS),
    doing("administering:erase", ADMINISTRATORS, {"reason": "Brev."}, thing=world.account, gate=ADMINISTRATORS),
]

MATRIX = [*SECOND_FACTOR, *ADMINISTERING, *PAGES, *ACTORS, *USES, *MEMBERS, *AGEING, *OFFERINGS, *HISTORY, *ACCOUNTS]

OPEN = {
    "arena:home", "arena:about", "arena:accessibility", "arena:privacy", "arena:contact", "arena:open_data", "api",
    "offerings:compare", "actors:csv", "actors:xlsx", "offerings:csv", "offerings:xlsx", "terms:list",
    "terms:detail", "terms:concepts", "arena:report_fault", "searches:suggest", "searches:actors_feed",
    "searches:offerings_feed", "searches:feed", "searches:stop", "searches:stop_at_once",
    "arena:report_sent", "arena:search", "actors:list",
    "actors:detail", "actors:register", "actors:invitation", "competences:map", "competences:list",
    "competences:csv", "competences:picture", "competences:detail", "offerings:list", "offerings:detail",
    "offerings:national", "offerings:file", "outbox:demo_mailbox", "outbox:demo_letter", "healthz", "readyz",
    "robots", "security_txt", "sitemap", "sitemap_section", "account_login", "account_logout", "account_signup",
    "account_inactive", "account_email_verification_sent", "account_confirm_email", "account_reset_password",
    "mfa_authenticate", "mfa_login_webauthn", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}  # fmt: skip
