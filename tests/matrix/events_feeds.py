"""Events outside the portal: calendars, news and pictures, and the person's own calendar."""

from tests.matrix.rows import SIGNED_IN, doing, filling_in, reading
from tests.world import nobodys, own

EVENT_FEEDS = [
    *reading("events:calendar"),
    *reading("events:atom"),
    *reading("events:csv"),
    *reading("events:xlsx"),
    *reading("events:ics", thing=nobodys.published_event),
    *reading("events:image", thing=nobodys.published_event),
    *filling_in("events:personal_calendar", SIGNED_IN),
    doing("events:personal_calendar", SIGNED_IN, {"move": "make"}, answer=200),
    doing("events:personal_calendar", SIGNED_IN, {"move": "turn_off"}),
    *reading("events:personal_feed", thing=own.personal_feed),
]
