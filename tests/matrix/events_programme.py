"""Seats, programme, moving and cancelling, series, places and projects: the staff's, but for files that are shown."""

from tests.matrix.rows import STAFF, Row, doing, filling_in, reading
from tests.world import events_programme as things


def run(thing):
    return {"thing": thing, "gated": True}


PEOPLE, NOBODY = run(things.event_with_people), run(things.event_without_people)
LISTS = {"programme": "programme", "speaker": "speakers", "material": "materials"}

EVENTS_PROGRAMME = [
    Row("events:seats", "GET", STAFF, **PEOPLE),
    Row("events:seats", "POST", STAFF, answer=400, **PEOPLE),
    doing("events:seats", STAFF, {"move": "close"}, **PEOPLE),
    doing("events:seats", STAFF, {"move": "reopen"}, **PEOPLE),
    *filling_in("events:pool_add", STAFF, **PEOPLE),
    Row("events:pool", "GET", STAFF, **run(things.pool)),
    Row("events:pool", "POST", STAFF, answer=400, **run(things.pool)),
    doing("events:pool", STAFF, {"move": "resize", "capacity": "3"}, **run(things.pool)),
    doing("events:pool", STAFF, {"move": "fill_gaps"}, **run(things.pool)),
    doing("events:pool", STAFF, {"move": "remove"}, **run(things.pool)),
    doing("events:pool", STAFF, {"move": "release"}, **run(things.reserved_pool)),
    *filling_in("events:target_add", STAFF, **PEOPLE),
    Row("events:target_remove", "GET", STAFF, **run(things.target)),
    doing("events:target_remove", STAFF, {}, **run(things.target)),
    Row("events:move", "GET", STAFF, **PEOPLE),
    doing("events:move", STAFF, {"room": "3"}, answer=200, **PEOPLE),
    *filling_in("events:cancel", STAFF, **PEOPLE),
    doing("events:cancel", STAFF, {"reason_sv": "Sjukdom"}, **PEOPLE),
    doing("events:cancel", STAFF, {"move": "skip"}, **NOBODY),
    Row("events:reopen", "GET", STAFF, **run(things.cancelled_event)),
    doing("events:reopen", STAFF, {}, **run(things.cancelled_event)),
    doing("events:reopen", STAFF, {}, **run(things.skipped_event)),
    Row("events:change", "GET", STAFF, **run(things.cancelled_event)),
    Row("events:change", "POST", STAFF, answer=400, **PEOPLE),
    doing("events:change", STAFF, {"move": "undo"}, **run(things.cancelled_event)),
    doing("events:change", STAFF, {"move": "stop"}, **PEOPLE),
    *filling_in("events:series_add", STAFF, **PEOPLE),
    Row("events:series", "GET", STAFF, **run(things.series)),
    Row("events:series", "POST", STAFF, answer=400, **run(things.series)),
    doing("events:series", STAFF, {"move": "publish"}, **run(things.series)),
    *filling_in("events:series_edit", STAFF, **run(things.series)),
    *filling_in("events:series_texts", STAFF, **run(things.series)),
    *(
        row
        for url in ["venue", "project"]
        for row in [
            *reading(f"events:{url}s", STAFF, gated=True),
            *filling_in(f"events:{url}_add", STAFF, gated=True),
        ]
    ),
    *filling_in("events:venue", STAFF, **run(things.venue)),
    *filling_in("events:project", STAFF, **run(things.project)),
    *(
        row
        for part, thing in [
            ("programme_item", things.programme_item),
            ("speaker", things.speaker),
            ("material", things.material),
        ]
        for row in [
            *filling_in(f"events:{part}", STAFF, **run(thing)),
            doing(f"events:{part}", STAFF, {"move": "remove"}, **run(thing)),
        ]
    ),
    *(
        row
        for part in ["programme", "speaker", "material"]
        for row in [
            *reading(f"events:{LISTS[part]}", STAFF, **PEOPLE),
            *filling_in(f"events:{part}_add", STAFF, **PEOPLE),
        ]
    ),
    *reading("events:material_file", thing=things.shown_file),
    *reading("events:material_file", STAFF, thing=things.file_not_shown, denied=404),
]
