"""Testbeds: everybody reads those that are shown, hosts keep their own, and requests are between two sides."""

from tests.matrix.rows import EVERYBODY, NOBODY, READERS, SPEAKERS, STAFF, WRITERS, Row, doing, filling_in, reading
from tests.world.beds import draft_testbed, period, request_from, request_to, screened_request, testbed

HOSTS = WRITERS | STAFF
SEEN = {"hidden": 403}  # everybody reads the testbed, and most may not do this
WRITTEN_FOR = frozenset({"stranger", "municipality"}) | STAFF  # staff help any host
SIDES = READERS | STAFF
WORDS = {"answer": "Välkomna i mars."}
LOOKED = {"fits": "yes", "ready": "yes", "safe": "unknown", "lawful": "yes", "time": "no"}

BEDS = [
    *reading("beds:list"),
    *reading("beds:detail", thing=testbed),
    *reading("beds:detail", SIDES, thing=draft_testbed),
    *filling_in("beds:add", EVERYBODY, gate=WRITTEN_FOR),
    *filling_in("beds:edit", HOSTS, thing=testbed, **SEEN),
    *filling_in("beds:edit", HOSTS, thing=draft_testbed),
    *filling_in("beds:periods", HOSTS, thing=testbed, **SEEN),
    Row("beds:period_remove", "GET", always=405, thing=period),
    doing("beds:period_remove", HOSTS, {}, thing=period, **SEEN),
    Row("beds:act_publish", "GET", HOSTS, thing=draft_testbed),
    doing("beds:act_publish", HOSTS, {}, thing=draft_testbed),
    Row("beds:act_pause", "GET", HOSTS, thing=testbed, **SEEN),
    doing("beds:act_pause", HOSTS, {}, thing=testbed, **SEEN),
    Row("beds:act_close", "GET", HOSTS, thing=testbed, **SEEN),
    doing("beds:act_close", HOSTS, {}, thing=testbed, **SEEN),
    *filling_in("beds:request_add", NOBODY, thing=testbed, **SEEN),  # these persons have no offerings that are shown
    *reading("beds:request", SIDES, thing=request_to),
    *filling_in("beds:request_look_into", SPEAKERS, thing=request_to),
    doing("beds:request_look_into", SPEAKERS, LOOKED, thing=request_to),
    *filling_in("beds:request_accept", SPEAKERS, thing=screened_request),
    doing("beds:request_accept", SPEAKERS, WORDS, thing=screened_request),
    *filling_in("beds:request_decline", SPEAKERS, thing=request_to),
    doing("beds:request_decline", SPEAKERS, WORDS, thing=request_to),
    Row("beds:request_withdraw", "GET", SPEAKERS, thing=request_from),
    doing("beds:request_withdraw", SPEAKERS, {}, thing=request_from),
]
OPEN_BEDS = {"beds:list", "beds:detail"}
