"""Events of the past that somebody has written about: added from the portal's own file, never changed afterwards."""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from actors.models import Actor
from arena.shared.slugs import unique_slug
from events.models import Event
from events.models.event import ZONE
from events.states import EventState, SignUp

FILE = Path(__file__).parent / "data" / "events.csv"


def load_documented():
    """Add those that are missing; say how many there were to add."""
    known = set(Event.objects.exclude(import_key=None).values_list("import_key", flat=True))
    with FILE.open(encoding="utf-8", newline="") as file:
        missing = [row for row in csv.DictReader(file) if row["event_id"] not in known]
    for row in missing:
        Event.objects.create(**_facts(row))
    return len(missing)


def _facts(row):
    organiser = Actor.objects.filter(legal_name=row["organiser"], part_of=None).first()
    return {
        "import_key": row["event_id"],
        "slug": unique_slug(Event.objects, f"{row['title']} {row['date'][:4]}"),
        "state": EventState.PUBLISHED,
        "published_at": timezone.now(),
        "kind": row["kind"],
        "title_sv": row["title"],
        "text_sv": row["text_sv"],
        "starts_at": _first_moment(row["date"]),
        "precision": row["precision"],
        "mode": row["mode"],
        "place_note": row["place"],
        "organiser": organiser,
        "organiser_name": "" if organiser else row["organiser"],
        "sign_up": SignUp.NONE,
        "source": row["source"],
        "confidence": row["confidence"],
        "documented_participants": row["participants"] or None,
        "documented_municipalities": row["municipalities"] or None,
    }


def _first_moment(date):
    """Midnight of the first day that a year, a month or a date can mean."""
    year, month, day = [int(part) for part in f"{date}-01-01".split("-")[:3]]
    return datetime(year, month, day, tzinfo=ZoneInfo(ZONE))
