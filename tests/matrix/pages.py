"""The pages of the house, its searches, reports and letters."""

from tests.matrix.rows import EVERYBODY, SIGNED_IN, STAFF, Row, doing, filling_in, reading
from tests.world import nobodys, own

PAGES = [
    *reading("arena:home"),
    *reading("arena:about"),
    *reading("arena:accessibility"),
    *reading("arena:privacy"),
    *reading("arena:contact"),
    *reading("arena:open_data"),
    *reading("api", thing=nobodys.resource),
    *filling_in("arena:report_fault", EVERYBODY),
    *reading("arena:report_sent"),
    *reading("arena:search"),
    *reading("arena:my_page", SIGNED_IN),
    *reading("arena:desk", STAFF, gated=True),
    *reading("arena:registry_state", STAFF, gated=True),
    Row("arena:desk_take", "GET", thing=nobodys.waiting_report, always=405),
    *(
        doing("arena:desk_take", STAFF, {"move": move}, thing=nobodys.waiting_report, gated=True)
        for move in ["take", "put_back"]
    ),
    *reading("arena:style", STAFF, gated=True),
    *reading("searches:suggest"),
    *reading("searches:actors_feed"),
    *reading("searches:offerings_feed"),
    *reading("searches:feed", thing=own.saved_search_feed),
    *reading("searches:list", SIGNED_IN),
    *filling_in("searches:add", SIGNED_IN),
    *filling_in("searches:edit", {"person"}, thing=own.saved_search, denied=404),
    *(
        doing("searches:edit", {"person"}, {"move": move}, thing=own.saved_search, denied=404)
        for move in ["pause", "take_up", "open_feed", "close_feed", "remove"]
    ),
    *filling_in("searches:stop", EVERYBODY, thing=own.saved_search_token),
    Row("searches:stop_at_once", "GET", EVERYBODY, own.saved_search_token, answer=302),
    Row("searches:stop_at_once", "POST", EVERYBODY, own.saved_search_token, answer=204),
    *reading("feedback:list", STAFF, gated=True),
    *filling_in("feedback:detail", STAFF, thing=nobodys.report),
    doing("feedback:detail", STAFF, {"answer": "Tack, det är lagat."}, thing=nobodys.report),
    *reading("outbox:demo_mailbox"),
    *reading("outbox:demo_letter", thing=nobodys.demo_letter),
    *reading("outbox:list", STAFF, gated=True),
    *reading("outbox:detail", STAFF, thing=nobodys.letter),
    Row("outbox:send_again", "GET", thing=nobodys.letter, always=405),
    doing("outbox:send_again", STAFF, {}, thing=nobodys.letter),
    Row("outbox:stop", "GET", EVERYBODY, own.letter_token),
    doing("outbox:stop", EVERYBODY, {}, thing=own.letter_token),
    Row("outbox:stop_at_once", "GET", EVERYBODY, own.letter_token, answer=302),
    Row("outbox:stop_at_once", "POST", EVERYBODY, own.letter_token, answer=204),
    Row("outbox:preferences", "GET", EVERYBODY, own.letter_token),
    doing("outbox:preferences", EVERYBODY, {}, thing=own.letter_token),
    *filling_in("outbox:my_preferences", SIGNED_IN),
    *reading("outbox:my_letters", SIGNED_IN),
    *(Row(url, "GET") for url in ["healthz", "readyz", "robots", "security_txt", "sitemap"]),
    *(Row(url, "POST", always=405) for url in ["healthz", "readyz", "robots", "security_txt", "sitemap"]),
    Row("metrics", "GET", always=404),
    Row("metrics", "POST", always=405),
    *reading("sitemap_section", thing=nobodys.section),
]
