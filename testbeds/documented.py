"""Needs that public texts tell of: added from the portal's own file, never changed afterwards."""

import csv
from pathlib import Path

from django.utils import timezone

from actors.models import Term
from arena.shared.slugs import unique_slugs
from testbeds.models import Need
from testbeds.states import NeedOrigin, NeedState, Visibility

FILE = Path(__file__).parent / "data" / "needs.csv"


def load_documented():
    """Add those that are missing; say how many there were to add."""
    known = set(Need.objects.exclude(import_key=None).values_list("import_key", flat=True))
    with FILE.open(encoding="utf-8", newline="") as file:
        missing = [row for row in csv.DictReader(file) if row["need_id"] not in known]
    addresses = unique_slugs(Need.objects.all(), [row["title"] for row in missing])
    for row, slug in zip(missing, addresses, strict=True):
        need = Need.objects.create(slug=slug, **_facts(row))
        need.terms.set(Term.objects.filter(code__in=_codes(row["omr"], row["vo"], row["mg"])))
        need.municipalities.set(_codes(row["municipalities"]))
    return len(missing)


def _facts(row):
    return {
        "import_key": row["need_id"],
        "origin": NeedOrigin.DOCUMENTED,
        "state": NeedState.PUBLISHED,
        "visibility": Visibility.PUBLIC,
        "published_at": timezone.now(),
        "title_sv": row["title"],
        "problem_sv": row["problem_sv"],
        "affected": row["affected"],
        "scope": row["scope"],
        "documented_year": row["year"] or None,
        "source": row["source"],
        "confidence": row["confidence"],
    }


def _codes(*cells):
    return [code for cell in cells for code in cell.split(";") if code]
