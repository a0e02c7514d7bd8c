"""Reminders, of one event and of every date of a series: the staff's."""

from tests.matrix.rows import STAFF, Row, doing, filling_in
from tests.world import reminders as things

EVENT = {"thing": things.event_with_reminder, "gated": True}
SERIES = {"thing": things.series_with_reminder, "gated": True}

REMINDERS = [
    row
    for prefix, place, thing in [("", EVENT, things.reminder), ("series_", SERIES, things.series_reminder)]
    for row in [
        Row(f"events:{prefix}reminders", "GET", STAFF, **place),
        Row(f"events:{prefix}reminders", "POST", STAFF, answer=400, **place),
        doing(f"events:{prefix}reminders", STAFF, {"move": "usual"}, **place),
        doing(f"events:{prefix}reminders", STAFF, {"move": "off"}, **place),
        *filling_in(f"events:{prefix}reminder_add", STAFF, **place),
        *filling_in(f"events:{prefix}reminder_edit", STAFF, thing=thing, gated=True),
        Row(f"events:{prefix}reminder_remove", "GET", STAFF, thing=thing, gated=True),
        doing(f"events:{prefix}reminder_remove", STAFF, {}, thing=thing, gated=True),
    ]
]
